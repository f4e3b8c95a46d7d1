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
    // How wide it may be; above that its letters shrink.
    property real limit: Infinity
    // Or it takes more lines than one instead.
    property bool wraps: false
    // What stays free before the next fact of a line.
    property real gap: 0

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
        fontSizeMode: fact.wraps ? Text.FixedSize : Text.HorizontalFit
        language: fact.language
        least: Math.round(fact.size * 0.5)
        size: fact.size
        text: fact.text
        width: Math.min(implicitWidth, fact.limit - fact.size * 1.25 - fact.spacing)
        wrapMode: fact.wraps ? Text.WordWrap : Text.NoWrap
    }
    Item {
        height: 1
        visible: fact.gap > 0
        width: Math.max(1, fact.gap - fact.spacing)
    }
}
