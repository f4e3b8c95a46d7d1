import QtQuick
import Nouba.UiKit

// A small fact beside its sign.
Row {
    id: fact

    required property string iconName
    required property string language
    required property string text
    property int size: Theme.small
    property bool strong: false

    spacing: Theme.space * 0.75

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.quietInk
        name: fact.iconName
        size: Math.round(fact.size * 1.25)
    }
    Phrase {
        anchors.verticalCenter: parent.verticalCenter
        font.bold: fact.strong
        language: fact.language
        size: fact.size
        text: fact.text
        wrapMode: Text.NoWrap
    }
}
