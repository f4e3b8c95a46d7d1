import QtQuick
import Nouba.UiKit

// A fact: its name at the reading side, its value at the other; one that is long, below its name.
Item {
    id: row

    required property string icon
    required property string label
    required property string language
    required property string value
    property bool ruled: false
    // Of its value, unless that is long.
    property int size: Theme.large
    readonly property real room: width - mark.width - Theme.space * 2
    readonly property real nameWidth: (width - mark.width) * 0.52
    readonly property bool stacked: measure.implicitWidth > room - nameWidth - Theme.space * 2

    implicitHeight: (stacked ? title.height + figure.height : Math.max(title.height, figure.height)) + Theme.space * 4

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
        anchors.verticalCenter: title.verticalCenter
        color: Theme.primary
        name: row.icon
        size: Theme.large
    }
    Phrase {
        id: title

        anchors.left: mark.right
        anchors.leftMargin: Theme.space * 2
        color: Theme.quietInk
        language: row.language
        size: Theme.body
        text: row.label
        width: row.stacked ? row.room : row.nameWidth
        y: row.stacked ? Theme.space * 2 : (row.height - height) / 2
    }
    Phrase {
        id: figure

        anchors.right: parent.right
        font.bold: true
        horizontalAlignment: row.stacked ? Text.AlignLeft : Text.AlignRight
        language: row.language
        size: row.stacked ? Theme.body : row.size
        text: row.value
        width: row.stacked ? row.room : row.room - row.nameWidth - Theme.space * 2
        y: row.stacked ? title.y + title.height : (row.height - height) / 2
    }
    Phrase {
        id: measure

        font.bold: true
        language: row.language
        size: row.size
        text: row.value
        visible: false
    }
}
