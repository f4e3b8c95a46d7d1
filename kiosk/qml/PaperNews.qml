import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// What becomes of the paper; without it, what to do with the number, in two languages.
Column {
    id: news

    required property KioskViewModel viewModel
    readonly property bool without: viewModel.paper === "failed" || viewModel.paper === "none"
    readonly property string said: without ? "noPaper" : viewModel.paper === "ready" ? "takeTicket" : "printing"

    spacing: Theme.space * 2

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.space * 2

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: news.without ? Theme.warning : Theme.primary
            name: news.without ? "camera" : news.viewModel.paper === "ready" ? "arrow-down" : "printer"
            size: Theme.title
        }
        Phrase {
            anchors.verticalCenter: parent.verticalCenter
            font.bold: true
            language: news.viewModel.language
            objectName: "paper-news"
            size: Theme.title
            text: news.viewModel.words[news.said]
            width: Math.min(implicitWidth, news.width - Theme.title - Theme.space * 2)
        }
    }
    Phrase {
        color: Theme.warning
        horizontalAlignment: Text.AlignHCenter
        language: news.viewModel.language
        objectName: "keep-number"
        size: Theme.body
        text: news.viewModel.words.keepNumber
        visible: news.without
        width: news.width
    }
    Phrase {
        color: Theme.quietInk
        horizontalAlignment: Text.AlignHCenter
        language: news.viewModel.secondLanguage
        size: Theme.small
        text: news.viewModel.secondWords.keepNumber
        visible: news.without
        width: news.width
    }
}
