import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Many tickets came out in quick succession: this one follows by itself, a few seconds later.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property int margin: Theme.space * 8
    readonly property bool upright: height >= width

    objectName: "page-moment"

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        anchors.top: parent.top
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
            text: page.viewModel.words.comesSoon
            width: parent.width
        }
        Phrase {
            color: Theme.quietInk
            horizontalAlignment: Text.AlignHCenter
            language: page.viewModel.secondLanguage
            size: Theme.body
            text: page.viewModel.secondWords.comesSoon
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

        onClicked: page.viewModel.welcome()
    }
}
