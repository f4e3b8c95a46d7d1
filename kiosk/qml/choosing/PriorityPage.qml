pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

// The house rules of priority, each with whom it is for; a touch asks for it.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool upright: Theme.upright
    // Where all stands low there is half the height.
    readonly property bool tight: upright && height < 1.4 * width && viewModel.priority.texts.length > 5
    readonly property bool flat: height < 0.46 * width
    readonly property int margin: Theme.space * 6

    objectName: "page-priority"

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.upright ? 6 : 3)
        viewModel: page.viewModel
    }
    Phrase {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: header.bottom
        anchors.topMargin: Theme.space * (page.upright ? 6 : 0)
        font.bold: true
        heading: true
        language: page.viewModel.language
        size: page.upright && Theme.level === 0 ? Theme.headline : Theme.title
        text: page.viewModel.priority.words.title
    }
    Phrase {
        id: fair

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: title.bottom
        color: Theme.quietInk
        language: page.viewModel.language
        size: Theme.body
        text: page.viewModel.priority.words.fair
        // The house's sentence leaves its room to the names where there is little.
        visible: page.height > Theme.touch * 9 && !page.tight
    }
    Grid {
        id: list

        readonly property real start: (fair.visible ? fair.y + fair.height : title.y + title.height) + Theme.space * 3
        readonly property var texts: page.viewModel.priority.texts
        readonly property var inOneColumn: fit(1)
        readonly property var sizes: columns === 1 ? inOneColumn : fit(columns)

        function rowWidth(columns: int): real {
            return Math.max(1, (width - (columns - 1) * spacing) / columns);
        }
        function fit(columns: int): var {
            return Rows.fit(texts, {
                "below": true,
                "beside_px": Theme.scale * 64,
                "columns": columns,
                "height_px": Math.max(1, none.y - start - Theme.space * 2),
                "least_px": page.tight ? Theme.touch : Theme.choice,
                "level": Theme.level,
                "parted": false,
                "scale": Theme.scale,
                "signs": false,
                "upright": page.upright,
                "width_px": rowWidth(columns)
            });
        }

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        // A low screen is wide enough for two, half of one for three.
        columns: !page.upright ? page.flat ? 3 : 2 : page.tight && inOneColumn.rows < texts.length ? 2 : 1
        objectName: "rows"
        spacing: Theme.space * (page.tight ? 1 : 1.5)
        y: start

        Repeater {
            model: page.viewModel.priority.rows

            ListRow {
                required property string rule
                required property string code

                goes: true
                goesIcon: page.viewModel.priority.chosen === code ? "check" : "arrow"
                language: page.viewModel.language
                look: page.viewModel.priority.chosen === code ? "selected" : "usual"
                sizes: list.sizes
                under: rule
                width: list.rowWidth(list.columns)

                onChosen: page.viewModel.choosePriority(code)
            }
        }
    }
    QuietButton {
        id: none

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * (page.tight ? 2 : 5)
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        language: page.viewModel.language
        objectName: "no-priority"
        size: Theme.large
        text: page.viewModel.priority.words.none

        onClicked: page.viewModel.choosePriority("ordinary")
    }
}
