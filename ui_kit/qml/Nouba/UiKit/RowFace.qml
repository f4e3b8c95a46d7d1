pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// The card of a row, or of one half of it: its edge and ground tell its state.
T.AbstractButton {
    id: face

    required property var sizes
    // A state of ``RowState``, as long as nobody touches it.
    property string look: "usual"
    // The edge of a second touch is quieter than that of the first.
    property bool quiet: false
    readonly property var colours: Theme.rows[down ? "pressed" : look]
    // One of the choices that its page is there for.
    readonly property bool primary: !quiet

    Accessible.name: text
    focusPolicy: Qt.StrongFocus

    background: Rectangle {
        border.color: face.quiet && !face.down ? Theme.line : face.colours.edge
        border.width: face.colours.dashed ? 0 : face.colours.thick ? face.sizes.focusEdge : Math.max(1, face.sizes.edge)
        color: face.colours.ground
        radius: Theme.radius

        Loader {
            active: face.colours.dashed
            anchors.fill: parent

            onActiveChanged: show()
            Component.onCompleted: show()

            function show() {
                if (active)
                    setSource("DashedEdge.qml", {
                        "edge": Qt.binding(() => face.sizes.edge),
                        "ink": Qt.binding(() => face.colours.edge)
                    });
            }
        }
        FocusRing {
            shown: face.visualFocus
        }
    }
}
