// The waiting room's screen: who is called where. It needs no touch and offers none.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: board

    readonly property int columns: board.isPortrait ? 1 : 2
    readonly property bool isPortrait: board.height > board.width
    readonly property int rows: board.isPortrait ? 6 : 3
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
            Layout.leftMargin: Theme.space * 5
            Layout.preferredHeight: Theme.display * 1.2
            Layout.rightMargin: Theme.space * 5
            Layout.topMargin: Theme.space * 2
            viewModel: board.viewModel
        }
        StaleNotice {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space * 5
            Layout.rightMargin: Theme.space * 5
            stacked: board.isPortrait
            viewModel: board.viewModel
            visible: board.viewModel.isStale
        }
        Item {
            Layout.fillHeight: board.viewModel.history.length === 0
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space * 5
            Layout.preferredHeight: board.height * (board.isPortrait ? 0.3 : 0.36)
            Layout.rightMargin: Theme.space * 5

            LargeCall {
                anchors.fill: parent
                stacked: board.isPortrait
                viewModel: board.viewModel
                visible: board.viewModel.hasCall
            }
            EmptyPlace {
                anchors.fill: parent
                stacked: board.isPortrait
                viewModel: board.viewModel
                visible: !board.viewModel.hasCall
            }
        }
        Grid {
            id: history

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space * 5
            Layout.rightMargin: Theme.space * 5
            columnSpacing: Theme.space * 8
            columns: board.columns
            // Newest at the top, the next one below it: an eye goes down, not across.
            flow: Grid.TopToBottom
            objectName: "history"
            rows: board.rows
            visible: board.viewModel.history.length > 0

            Repeater {
                model: board.viewModel.history.slice(0, board.rows * board.columns)

                CallRow {
                    required property var modelData

                    counter: modelData.counter
                    height: history.height / board.rows
                    isOpen: modelData.isOpen
                    label: modelData.label
                    pointsLeft: board.viewModel.isRightToLeft
                    width: (history.width - history.columnSpacing * (board.columns - 1)) / board.columns
                }
            }
        }
        BottomLine {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.body * 2
            viewModel: board.viewModel
        }
    }
}
