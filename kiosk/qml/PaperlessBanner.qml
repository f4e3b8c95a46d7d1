import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Before a ticket is asked for: that it will not be on paper, and what to have ready.
Rectangle {
    id: banner

    required property KioskViewModel viewModel
    readonly property int margin: Theme.space * 8

    color: Theme.primarySoft
    implicitHeight: said.height + Theme.space * 2
    objectName: "paperless-banner"

    Icon {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: banner.margin
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.primary
        name: "phone"
        size: Theme.large
    }
    Phrase {
        id: said

        anchors.left: mark.right
        anchors.leftMargin: Theme.space * 2
        anchors.right: parent.right
        anchors.rightMargin: banner.margin
        anchors.verticalCenter: parent.verticalCenter
        language: banner.viewModel.language
        size: Theme.body
        text: banner.viewModel.words.onScreen
    }
}
