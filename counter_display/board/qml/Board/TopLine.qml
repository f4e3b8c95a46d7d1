// The house above, like a letter's head: French left, Arabic right, the time between them.
pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Board
import Nouba.UiKit

Item {
    id: line

    // Both names in one size; a name that must be broken is so at its dot, which goes.
    readonly property var heading: line.viewModel.heading(line.viewModel.names, line.side, line.height, [38, 34, 30, 26, 22].map(one => Math.round(one * Theme.scale)))
    readonly property real side: (line.width - clock.implicitWidth) / 2 - Theme.space * 4
    required property BoardViewModel viewModel

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: false

    component Name: Words {
        anchors.bottom: parent.bottom
        anchors.top: parent.top
        font.pixelSize: line.heading.size
        lineHeight: line.heading.size * line.heading.span
        lineHeightMode: Text.FixedHeight
        verticalAlignment: Text.AlignVCenter
        width: line.side
        wrapMode: Text.WordWrap
    }

    Name {
        anchors.left: parent.left
        caption: line.heading.names[0]
        objectName: "unit-name-fr"
    }
    Text {
        id: clock

        anchors.centerIn: parent
        color: Theme.ink
        font.bold: true
        font.features: { "tnum": 1 }
        font.pixelSize: Math.round(76 * Theme.scale)
        objectName: "clock"
        text: line.viewModel.time
        textFormat: Text.PlainText
    }
    Name {
        anchors.right: parent.right
        caption: line.heading.names[1]
        objectName: "unit-name-ar"
    }
}
