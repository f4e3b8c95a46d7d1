import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Before a ticket is asked for: that it will not be on paper, and what to have ready.
Rectangle {
    id: banner

    required property KioskViewModel viewModel
    property int margin: Theme.space * 8
    property int size: Theme.body

    readonly property bool told: viewModel.ticket.paperless

    color: told ? Theme.primarySoft : "transparent"
    height: implicitHeight
    implicitHeight: said.height + Theme.space * 2
    objectName: told ? "paperless-banner" : "paperless-place"

    Icon {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: banner.margin
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.primary
        name: "phone"
        size: Theme.large
        visible: banner.told
    }
    Phrase {
        id: said

        anchors.left: mark.right
        anchors.leftMargin: Theme.space * 2
        anchors.right: parent.right
        anchors.rightMargin: banner.margin
        anchors.verticalCenter: parent.verticalCenter
        language: banner.viewModel.language
        size: banner.size
        text: banner.viewModel.words.onScreen
        visible: banner.told
    }
}
