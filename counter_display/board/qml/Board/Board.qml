// The waiting room's screen: who is called where. It needs no touch and offers none.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: board

    readonly property bool isPortrait: board.height > board.width
    readonly property int margin: Theme.space * 5
    required property MediaViewModel media
    // Without anything to show the calls have the whole screen.
    readonly property bool showsMedia: board.viewModel.template === "media" && board.media.hasMedia
    readonly property bool sideBySide: board.showsMedia && !board.isPortrait
    required property BoardViewModel viewModel

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: board.viewModel.isRightToLeft
    color: Theme.paper

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.space * 2

        TopLine {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.leftMargin: board.margin
            Layout.preferredHeight: Theme.display * 1.2
            Layout.rightMargin: board.margin
            Layout.topMargin: Theme.space * 2
            viewModel: board.viewModel
        }
        StaleNotice {
            Layout.fillWidth: true
            Layout.leftMargin: board.margin
            Layout.rightMargin: board.margin
            stacked: board.isPortrait
            viewModel: board.viewModel
            visible: board.viewModel.isStale
        }
        GridLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.leftMargin: board.margin
            Layout.rightMargin: board.margin
            columnSpacing: Theme.space * 4
            columns: board.sideBySide ? 2 : 1
            rowSpacing: Theme.space * 2

            CallsPlace {
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredHeight: 64
                Layout.preferredWidth: 46
                Layout.row: board.sideBySide ? 0 : 1
                narrow: board.sideBySide
                objectName: "calls"
                stacked: board.isPortrait
                viewModel: board.viewModel
            }
            ColumnLayout {
                Layout.column: board.sideBySide ? 1 : 0
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredHeight: 36
                Layout.preferredWidth: 54
                Layout.row: 0
                spacing: Theme.space * 2
                visible: board.showsMedia

                MediaPlace {
                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    media: board.media
                }
                WaitingStrip {
                    Layout.fillWidth: true
                    columns: 1
                    viewModel: board.viewModel
                    visible: board.sideBySide && board.viewModel.waiting.length > 0
                }
            }
        }
        WaitingStrip {
            Layout.fillWidth: true
            Layout.leftMargin: board.margin
            Layout.rightMargin: board.margin
            columns: board.isPortrait ? 1 : 2
            viewModel: board.viewModel
            visible: !board.sideBySide && board.viewModel.waiting.length > 0
        }
        Ticker {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.body * (board.isPortrait ? 3.4 : 2)
            stacked: board.isPortrait
            viewModel: board.viewModel
        }
    }
}
