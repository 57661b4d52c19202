"""Run by LibreOffice's own Python: alter a cell of a workbook with a password and save it with the same.

    python3 resaved_by_libreoffice.py PIPE SOURCE TARGET PASSWORD

A LibreOffice listens on the pipe already; source and target are URLs.
"""

import os
import sys

import uno
from com.sun.star.beans import NamedValue, PropertyValue
from sorted_by_libreoffice import connected, property_


def secret(password):
    named = []
    for name, value in (("OOXPassword", password), ("CryptoType", "Standard")):
        made = NamedValue()
        made.Name, made.Value = name, value
        named.append(made)
    return PropertyValue(
        Name="EncryptionData", Value=uno.Any("[]com.sun.star.beans.NamedValue", tuple(named))
    )


def main():
    pipe, source, target, password = sys.argv[1:]
    context = connected(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    given = (property_("Hidden", True), property_("Password", password))
    document = desktop.loadComponentFromURL(source, "_blank", 0, given)
    document.Sheets.getByName("来访").getCellByPosition(0, 2).String = "手改"
    document.storeToURL(target, (property_("FilterName", "Calc MS Excel 2007 XML"), secret(password)))
    document.close(True)
    sys.stdout.write("saved\n")
    sys.stdout.flush()
    os._exit(0)  # taking the bridge down crashes now and then, in UNO itself, after the work is done


if __name__ == "__main__":
    main()
