// The same words in several languages, side by side or one below the other; never cut.
pragma ComponentBehavior: Bound

import QtQuick
import Nouba.UiKit

Item {
    id: captions

    property color color: Theme.ink
    // Room for Arabic's marks above and below, in sizes of the letter.
    readonly property real lineSpan: 1.45
    property int pixelSize: Theme.large
    property bool stacked: false
    required property var words

    implicitHeight: grid.implicitHeight

    Grid {
        id: grid

        anchors.centerIn: parent
        columns: captions.stacked ? 1 : captions.words.length * 2
        horizontalItemAlignment: Grid.AlignHCenter
        scale: Math.min(1, captions.width / Math.max(1, grid.implicitWidth))
        spacing: captions.stacked ? 0 : Theme.space * 2
        verticalItemAlignment: Grid.AlignVCenter

        Repeater {
            model: captions.words

            Row {
                id: word

                required property int index
                required property var modelData

                spacing: grid.spacing

                Text {
                    color: captions.color
                    font.pixelSize: captions.pixelSize
                    height: caption.height
                    text: "·"
                    verticalAlignment: Text.AlignVCenter
                    visible: word.index > 0 && !captions.stacked
                }
                Words {
                    id: caption

                    caption: word.modelData
                    color: captions.color
                    font.pixelSize: captions.pixelSize
                    height: captions.pixelSize * captions.lineSpan
                    verticalAlignment: Text.AlignVCenter
                }
            }
        }
    }
}
