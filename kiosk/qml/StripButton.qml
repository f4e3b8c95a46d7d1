import QtQuick
import QtQuick.Templates as T
import Nouba.UiKit

// One way beside the ticket: a sign above a word or two.
T.AbstractButton {
    id: button

    required property string iconName
    required property string language
    property bool chosen: false

    Accessible.name: text
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.touch * (Theme.larger ? 1.65 : 1.35)
    padding: Theme.space

    background: Rectangle {
        border.color: Theme.line
        border.width: Math.max(1, Theme.space / 4)
        color: button.chosen || button.down ? Theme.primarySoft : Theme.surface
        radius: Theme.radius

        FocusRing {
            shown: button.visualFocus
        }
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.primary
            name: button.iconName
            size: Math.round(Math.min(Theme.large, button.height * 0.36))
            // Sign and words stand together in the middle.
            y: Math.max(0, (parent.height - size - words.contentHeight) / 2)
        }
        Phrase {
            id: words

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.topMargin: sign.size
            horizontalAlignment: Text.AlignHCenter
            language: button.language
            shrinks: true
            size: Theme.body
            text: button.text
            verticalAlignment: Text.AlignVCenter
        }
    }
}
