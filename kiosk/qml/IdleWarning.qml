import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Nobody has touched for a while: one touch anywhere goes on.
Item {
    id: overlay

    required property KioskViewModel viewModel

    objectName: "idle-warning"

    Rectangle {
        anchors.fill: parent
        color: Theme.shade
        opacity: 0.6
    }
    MouseArea {
        anchors.fill: parent

        onClicked: overlay.viewModel.flow.attend()
    }
    Card {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: parent.height * (Theme.upright ? 0.2 : 0.12)
        anchors.horizontalCenter: parent.horizontalCenter
        height: asked.height + Theme.space * 12
        width: Math.min(parent.width - Theme.space * 16, Theme.touch * 10)

        Column {
            id: asked

            anchors.left: parent.left
            anchors.margins: Theme.space * 6
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space * 5

            Phrase {
                font.bold: true
                heading: true
                horizontalAlignment: Text.AlignHCenter
                language: overlay.viewModel.language
                size: Theme.headline
                text: overlay.viewModel.words.stillThere
                width: parent.width
            }
            Phrase {
                horizontalAlignment: Text.AlignHCenter
                language: overlay.viewModel.language
                size: Theme.large
                text: overlay.viewModel.preferences.words.stillThere
                width: parent.width
            }
            Countdown {
                counts: true
                viewModel: overlay.viewModel
                width: parent.width
            }
            PrimaryButton {
                language: overlay.viewModel.language
                objectName: "continue"
                size: Theme.title
                text: overlay.viewModel.words.moreTime
                width: parent.width

                onClicked: overlay.viewModel.flow.attend()
            }
        }
    }
}
