// How many wait for each service, and how long that may take: some services at a time, first in
// one language, then in the other.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: strip

    property int columns: 2
    readonly property var lines: strip.viewModel.waiting
    // One size for every service, in both languages.
    readonly property int nameSize: strip.viewModel.serviceSize(strip.lines, (strip.width - Theme.space * (6 + 5 * (strip.columns - 1))) / strip.columns, [40, 36, 32, 28, 25, 22].map(one => Math.round(one * Theme.scale)))
    readonly property int pages: Math.max(1, Math.ceil(strip.lines.length / strip.columns))
    property int step: 0
    readonly property int turn: strip.step % strip.turns
    readonly property int turns: Math.max(1, strip.lines[0]?.turns.length ?? 1)
    required property BoardViewModel viewModel

    border.color: Theme.line
    border.width: Math.max(1, Theme.space / 4)
    color: Theme.surface
    implicitHeight: Theme.body * 3.2
    objectName: "waiting"
    radius: Theme.radius

    Timer {
        interval: 6000
        repeat: true
        running: strip.visible

        onTriggered: strip.step = (strip.step + 1) % (strip.pages * strip.turns)
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space * 3
        anchors.rightMargin: Theme.space * 3
        spacing: Theme.space * 5

        Repeater {
            model: strip.columns

            ColumnLayout {
                id: cell

                required property int index
                readonly property var said: strip.lines[Math.floor(strip.step / strip.turns) % strip.pages * strip.columns + cell.index]?.turns[strip.turn]

                Layout.fillWidth: true
                Layout.preferredWidth: 1
                spacing: 0

                Words {
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.body * 1.4
                    caption: cell.said?.name ?? ({ "family": "", "isRightToLeft": false, "text": "" })
                    color: Theme.ink
                    font.bold: true
                    font.pixelSize: strip.nameSize
                    objectName: "waiting-service"
                    verticalAlignment: Text.AlignVCenter
                }
                RowLayout {
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.body * 1.4
                    // The line begins where its language begins, whatever the board's side.
                    LayoutMirroring.enabled: cell.said?.name.isRightToLeft ?? false
                    spacing: Theme.space * 3

                    Words {
                        Layout.fillHeight: true
                        caption: cell.said?.waiting ?? ({ "family": "", "isRightToLeft": false, "text": "" })
                        color: Theme.quietInk
                        font.pixelSize: Theme.body
                        objectName: "waiting-count"
                        verticalAlignment: Text.AlignVCenter
                    }
                    Words {
                        Layout.fillHeight: true
                        caption: cell.said?.wait ?? ({ "family": "", "isRightToLeft": false, "text": "" })
                        color: Theme.primary
                        font.bold: true
                        font.pixelSize: Theme.body
                        objectName: "waiting-time"
                        verticalAlignment: Text.AlignVCenter
                    }
                    Item {
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
