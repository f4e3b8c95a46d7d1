import QtQuick
import Nouba.UiKit

// An address, or hours: what it is, in quiet letters, above what it says.
Item {
    id: fact

    required property string icon
    required property string label
    required property bool labelled
    required property string language
    required property string text
    required property string textLanguage

    implicitHeight: told.height + Theme.space

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.primary
        name: fact.icon
        size: Theme.title
    }
    Column {
        id: told

        anchors.left: sign.right
        anchors.leftMargin: Theme.space * 2
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        Phrase {
            color: Theme.quietInk
            language: fact.language
            size: Theme.small
            text: fact.label
            visible: fact.labelled
            width: parent.width
        }
        Phrase {
            language: fact.textLanguage
            size: Theme.body
            text: fact.text
            width: parent.width
        }
    }
}
