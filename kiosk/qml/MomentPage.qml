import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The ticket follows by itself: many came out in quick succession, or it is being made.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property int margin: Theme.space * 8
    readonly property bool upright: height >= width

    readonly property string awaited: viewModel.flow.page === "making" ? "beingMade" : "comesSoon"

    objectName: "page-" + viewModel.flow.page

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.margins: Theme.space * 6
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.upright ? 6 : 3)
        viewModel: page.viewModel
    }
    Column {
        readonly property real start: header.y + header.height

        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        spacing: Theme.space * (page.upright ? 5 : 3)
        y: start + (leave.y - start - height) / 2

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.primary
            name: "ticket"
            size: page.upright ? Theme.display * 1.6 : Theme.display
        }
        Phrase {
            font.bold: true
            heading: true
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            size: page.upright ? Theme.headline : Theme.title
            text: page.viewModel.words.oneMoment
            width: parent.width
        }
        Phrase {
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.language
            size: Theme.large
            text: page.viewModel.words[page.awaited]
            width: parent.width
        }
        Phrase {
            color: Theme.quietInk
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.secondLanguage
            size: Theme.body
            text: page.viewModel.secondWords[page.awaited]
            width: parent.width
        }
    }
    QuietButton {
        id: leave

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        height: Theme.touch * 1.2
        iconName: "close"
        language: page.viewModel.language
        objectName: "leave"
        size: Theme.large
        text: page.viewModel.words.takeNone
        // What is being made comes, with or without its visitor.
        visible: page.awaited === "comesSoon"

        onClicked: page.viewModel.welcome()
    }
}
