import QtQuick
import Nouba.UiKit

// A fact: its name at the reading side, its value at the other.
Item {
    id: row

    required property string icon
    required property string label
    required property string language
    required property string value
    property bool ruled: false

    implicitHeight: Math.max(name.height, figure.height) + Theme.space * 4

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        color: Theme.line
        height: Math.max(1, Theme.space / 4)
        visible: row.ruled
    }
    Icon {
        id: mark

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.primary
        name: row.icon
        size: Theme.large
    }
    Phrase {
        id: name

        anchors.left: mark.right
        anchors.leftMargin: Theme.space * 2
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.quietInk
        language: row.language
        size: Theme.body
        text: row.label
        width: (row.width - mark.width) * 0.52
    }
    Phrase {
        id: figure

        anchors.left: name.right
        anchors.leftMargin: Theme.space * 2
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        font.bold: true
        horizontalAlignment: Text.AlignRight
        language: row.language
        size: Theme.large
        text: row.value
    }
}
