// A word above tickets or counters in three scripts, on one line or on two.
pragma ComponentBehavior: Bound

import QtQuick
import Nouba.UiKit

Column {
    id: head

    property color color: Theme.quietInk
    // On two lines: the last script below the others.
    property bool folded: false
    readonly property real lineHeight: head.size * 1.35
    required property int size
    required property var words

    Repeater {
        model: head.folded ? [head.words.slice(0, 2), head.words.slice(2)] : [head.words]

        Row {
            id: line

            required property var modelData

            anchors.horizontalCenter: parent?.horizontalCenter
            spacing: head.size * 0.45

            Repeater {
                model: line.modelData

                Words {
                    required property var modelData

                    caption: modelData
                    color: head.color
                    font.pixelSize: head.size
                    height: head.lineHeight
                    verticalAlignment: Text.AlignVCenter
                }
            }
        }
    }
}
