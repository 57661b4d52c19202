"""Run by LibreOffice's own Python: sort a sheet as somebody does who clicks a cell and then the button.

    python3 sorted_by_libreoffice.py FOLDER SOURCE TARGET SHEET COLUMN ROW

FOLDER holds the profile; column and row count from 0. The result is stored as .xlsx.
"""

import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

TRIES, PAUSE = 240, 0.5


def property_(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(TRIES):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(PAUSE)
    sys.exit("LibreOffice did not answer")


def sort(context, source, target, sheet, column, row):
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, (property_("Hidden", True),))
    controller = document.CurrentController
    chosen = document.Sheets.getByName(sheet)
    controller.setActiveSheet(chosen)
    controller.select(chosen.getCellByPosition(column, row))
    dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(controller.Frame, ".uno:SortDescending", "", 0, ())
    document.storeToURL(target.as_uri(), (property_("FilterName", "Calc MS Excel 2007 XML"),))
    document.close(True)


def main():
    folder, source, target, sheet, column, row = sys.argv[1:]
    pipe = f"sort{Path(folder).name}"
    office = subprocess.Popen(
        [
            *("soffice", "--headless", "--norestore", "--nologo"),
            *(f"-env:UserInstallation={Path(folder).as_uri()}", f"--accept=pipe,name={pipe};urp;"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        sort(connected(pipe), Path(source), Path(target), sheet, int(column), int(row))
    finally:
        office.terminate()
        office.wait(60)


if __name__ == "__main__":
    main()
