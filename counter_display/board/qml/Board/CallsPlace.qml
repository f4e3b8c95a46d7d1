// The newest call in a field of its own, and the table of the other open calls: one row a counter.
// Sizes are found for the whole place (sizes.py); none of its texts has another.
pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Board
import Nouba.UiKit

Item {
    id: place

    // The field stands beside the table, not above it.
    required property bool beside
    readonly property int count: place.viewModel.large.length
    readonly property real gap: Theme.space * 2
    // How many pixels a millimetre has.
    required property real mm
    readonly property var rows: place.viewModel.mostNeeded(place.viewModel.rows, place.sizes.rows * place.sizes.columns)
    readonly property var sizes: place.viewModel.callSizes(place.viewModel.shape, { "beside": place.beside, "height": place.height, "mm": place.mm, "scale": Theme.scale, "width": place.width })
    required property BoardViewModel viewModel

    Item {
        id: field

        anchors.left: parent.left
        anchors.top: parent.top
        height: place.sizes.fieldHeight
        width: place.sizes.fieldWidth

        // With nothing in the table it has the whole place.
        EmptyPlace {
            anchors.left: parent.left
            anchors.top: parent.top
            height: place.rows.length > 0 ? field.height : place.height
            width: place.rows.length > 0 ? field.width : place.width
            viewModel: place.viewModel
            visible: place.count === 0
        }
        Repeater {
            // By number: a call that stays is not drawn anew when another comes.
            model: place.count

            CallField {
                required property int index

                call: place.viewModel.large[index] ?? {}
                counterSize: isPair ? place.sizes.sharedCounter : place.sizes.newestCounter
                counterSpan: place.sizes.counterWide / place.sizes.row
                headed: !isPair || place.sizes.sharedHeads
                height: isPair ? (field.height - place.gap) / 2 : field.height
                isPair: place.count > 1
                lettersSpan: place.sizes.lettersWide / place.sizes.row
                tall: isPair ? place.sizes.sharedTall : place.sizes.newestTall
                ticketSize: isPair ? place.sizes.shared : place.sizes.newest
                viewModel: place.viewModel
                width: field.width
                y: index * (height + place.gap)
            }
        }
    }
    Row {
        anchors.right: parent.right
        objectName: "table"
        spacing: place.sizes.gutter
        visible: place.rows.length > 0
        y: place.beside ? 0 : field.height + place.gap

        Repeater {
            model: place.sizes.columns

            Column {
                id: column

                required property int index
                readonly property int from: column.index * place.sizes.rows

                width: (place.sizes.table - place.sizes.gutter * (place.sizes.columns - 1)) / place.sizes.columns

                // Over the first column what tickets are, over the last one what counters are.
                Item {
                    height: place.sizes.head
                    visible: place.sizes.head > 0
                    width: column.width

                    Head {
                        anchors.left: parent.left
                        anchors.verticalCenter: parent.verticalCenter
                        objectName: "row-number-head"
                        size: Math.round(34 * Theme.scale)
                        visible: column.index === 0
                        words: place.viewModel.numberHead
                    }
                    Head {
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        objectName: "row-counter-head"
                        size: Math.round(34 * Theme.scale)
                        visible: column.index === place.sizes.columns - 1
                        words: place.viewModel.counterHead
                    }
                    Rectangle {
                        anchors.bottom: parent.bottom
                        color: Theme.line
                        height: Math.max(1, Theme.space / 4)
                        width: parent.width
                    }
                }
                Repeater {
                    model: place.sizes.rows

                    CallRow {
                        readonly property int at: (column?.from ?? 0) + index
                        required property int index

                        call: place.rows[at] ?? ({})
                        height: place.sizes.rowHeight
                        objectName: "row"
                        sizes: place.sizes
                        viewModel: place.viewModel
                        visible: at < place.rows.length
                        width: column?.width ?? 0
                    }
                }
            }
        }
    }
}
