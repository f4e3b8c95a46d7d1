import QtQuick
import Nouba.UiKit

// A small fact beside its sign; a long one takes more lines.
Row {
    id: fact

    required property string iconName
    required property string language
    required property string text
    property int size: Theme.small
    property bool strong: false
    // How wide it may be.
    property real limit: Infinity

    spacing: Theme.space * 0.75

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.quietInk
        name: fact.iconName
        visible: name !== ""
        size: Math.round(fact.size * 1.25)
    }
    Phrase {
        anchors.verticalCenter: parent.verticalCenter
        font.bold: fact.strong
        language: fact.language
        size: fact.size
        text: fact.text
        width: Math.min(implicitWidth, fact.limit - (fact.iconName ? fact.size * 1.25 + fact.spacing : 0))
    }
}
