# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'stars_score_side.ui'
##
## Created by: Qt User Interface Compiler version 6.8.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QLabel, QSizePolicy, QTextBrowser,
    QVBoxLayout, QWidget)

from nanxi_desk.widgets.chips import ChipRow

class Ui_ScoreSide(object):
    def setupUi(self, ScoreSide):
        if not ScoreSide.objectName():
            ScoreSide.setObjectName(u"ScoreSide")
        self.outer = QVBoxLayout(ScoreSide)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.part = ChipRow(ScoreSide)
        self.part.setObjectName(u"part")

        self.outer.addWidget(self.part)

        self.text = QTextBrowser(ScoreSide)
        self.text.setObjectName(u"text")

        self.outer.addWidget(self.text)

        self.evidence_box = QWidget(ScoreSide)
        self.evidence_box.setObjectName(u"evidence_box")
        self.evidence_place = QVBoxLayout(self.evidence_box)
        self.evidence_place.setSpacing(8)
        self.evidence_place.setObjectName(u"evidence_place")
        self.evidence_place.setContentsMargins(0, 0, 0, 0)

        self.outer.addWidget(self.evidence_box)

        self.keys = QLabel(ScoreSide)
        self.keys.setObjectName(u"keys")
        self.keys.setWordWrap(True)
        self.keys.setProperty(u"role", u"muted")

        self.outer.addWidget(self.keys)

        self.outer.setStretch(1, 1)

        self.retranslateUi(ScoreSide)

        QMetaObject.connectSlotsByName(ScoreSide)
    # setupUi

    def retranslateUi(self, ScoreSide):
#if QT_CONFIG(accessibility)
        self.part.setAccessibleName(QCoreApplication.translate("ScoreSide", u"\u5bf9\u7167", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.text.setAccessibleName(QCoreApplication.translate("ScoreSide", u"\u697c\u7ec4\u81ea\u5df1\u5199\u7684", None))
#endif // QT_CONFIG(accessibility)
        self.keys.setText(QCoreApplication.translate("ScoreSide", u"\u6570\u5b57\u548c Enter \u4e0b\u4e00\u683c \u00b7 \u2191 \u4e0a\u4e00\u683c \u00b7 Tab \u5199\u5907\u6ce8 \u00b7 + \u2212 \u52a0\u51cf\u4e00\u6863 \u00b7 * \u7ed9\u6ee1\u5206", None))
        pass
    # retranslateUi

