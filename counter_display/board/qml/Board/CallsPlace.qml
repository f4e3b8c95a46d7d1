// The large calls, or a greeting while nobody is awaited; below them who is served, and who was
// called and did not come.
pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Board
import Nouba.UiKit

Item {
    id: place

    readonly property bool captioned: !(place.narrow && place.count > 1)
    readonly property int columns: place.stacked || place.narrow ? 1 : 2
    readonly property int count: place.viewModel.large.length
    readonly property real gap: Theme.space * 2
    readonly property bool hasAbsent: place.viewModel.absent.length > 0 && place.height - place.tops - place.gap >= absent.implicitHeight
    readonly property bool hasBelow: place.hasHistory || place.hasAbsent
    readonly property bool hasHistory: place.viewModel.history.length > 0 && place.roomBelow >= place.leastRow
    // Room that the captions over the first call take, so that its figures are no smaller.
    readonly property real head: !place.captioned ? 0 : place.stacked ? Theme.title * 2.9 : Theme.large * 1.45
    readonly property real leastRow: Theme.display * 0.9

    // The most characters in one of the large calls, at least so many.
    function most(name: string, least: int): int {
        let found = least;
        for (let at = 0; at < place.viewModel.large.length; at++)
            found = Math.max(found, place.viewModel.large[at][name].length);
        return found;
    }

    // Beside media.
    property bool narrow: false
    // Of the height, for the large calls: more where it is short, more for two.
    readonly property real part: {
        if (place.narrow)
            return place.count > 1 ? 1 : 0.6;
        if (place.stacked && place.height > place.width * 1.3)
            return place.count > 1 ? 0.52 : 0.36;
        return place.count > 1 ? 0.68 : 0.46;
    }
    readonly property real roomBelow: place.height - place.tops - place.gap - (place.hasAbsent ? absent.implicitHeight + place.gap : 0)
    readonly property int rows: Math.max(1, Math.min(6, Math.floor(place.roomBelow / (Theme.display * (place.stacked ? 1.2 : 0.95)))))
    // Upright.
    property bool stacked: false
    readonly property real tops: place.viewModel.history.length > 0 || place.viewModel.absent.length > 0 || place.narrow ? place.height * place.part : place.height
    required property BoardViewModel viewModel

    EmptyPlace {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        brief: place.hasBelow && (place.narrow || place.stacked)
        height: place.hasBelow ? place.tops : place.height
        small: place.narrow || place.hasBelow || place.stacked && place.height < place.width * 1.3
        stacked: place.stacked || place.narrow
        viewModel: place.viewModel
        visible: place.count === 0
    }
    Column {
        id: larges

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: place.gap

        Repeater {
            // By number: a call that stays is not drawn anew when another comes.
            model: place.count

            LargeCall {
                required property int index

                call: place.viewModel.large[index] ?? {}
                captioned: index === 0 && place.captioned
                counterShare: place.most("counter", 2) * 1.08
                height: (place.tops - place.gap * (place.count - 1) - place.head) / place.count + (captioned ? place.head : 0)
                labelShare: place.most("label", 5)
                narrow: place.narrow
                stacked: place.stacked
                viewModel: place.viewModel
                width: larges.width
            }
        }
    }
    Grid {
        id: history

        anchors.left: parent.left
        anchors.right: parent.right
        columnSpacing: Theme.space * 8
        columns: place.columns
        // Newest at the top, the next one below it: an eye goes down, not across.
        flow: Grid.TopToBottom
        height: place.roomBelow
        objectName: "history"
        rows: place.rows
        visible: place.hasHistory
        y: place.tops + place.gap

        Repeater {
            model: Math.min(place.viewModel.history.length, place.rows * place.columns)

            CallRow {
                required property int index
                readonly property var call: place.viewModel.history[index] ?? ({ "captions": [], "counter": "", "label": "" })

                captions: call.captions
                counter: call.counter
                height: history.height / place.rows
                label: call.label
                pointsLeft: place.viewModel.isRightToLeft
                width: (history.width - history.columnSpacing * (place.columns - 1)) / place.columns
            }
        }
    }
    AbsentStrip {
        id: absent

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        viewModel: place.viewModel
        visible: place.hasAbsent
    }
}
