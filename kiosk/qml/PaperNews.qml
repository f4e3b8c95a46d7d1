import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What becomes of the paper.
Row {
    id: news

    required property KioskViewModel viewModel

    spacing: Theme.space * 2

    Icon {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.primary
        name: news.viewModel.ticket.shown.paper === "printing" ? "printer" : "arrow-down"
        size: Theme.title
    }
    Phrase {
        anchors.verticalCenter: parent.verticalCenter
        font.bold: true
        heading: true
        language: news.viewModel.language
        objectName: "paper-news"
        size: Theme.title
        text: news.viewModel.ticket.shown.paperNews
        width: Math.min(implicitWidth, news.parent.width - mark.width - news.spacing)
    }
}
