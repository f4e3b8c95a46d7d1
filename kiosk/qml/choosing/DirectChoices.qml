pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// A first page that is useful at once: one touch says the language and what somebody came for.
Item {
    id: page

    required property KioskViewModel viewModel
    required property var sizes
    required property real firstRow
    // On a lying screen there is more beside them.
    required property real rowsWidth
    // How far down there is room.
    required property real end
    readonly property int margin: Theme.space * 6
    readonly property bool tall: Theme.upright && height > 1.4 * width
    // Where the waits have a column, what they are stands above it.
    readonly property bool headed: !sizes.below && viewModel.offer.waits
    readonly property real half: (rowsWidth - (sizes.acts ? sizes.action + sizes.actionGap : 0) - sizes.gap) / 2
    // From the inner edge of a half to what is told in it.
    readonly property real inset: sizes.sign / 2 + sizes.padding
    readonly property var steps: [
        {
            "icon": "touch",
            "word": "stepChoose"
        },
        {
            "icon": "ticket",
            "word": "stepTake"
        },
        {
            "icon": "speaker",
            "word": "stepWait"
        }
    ]

    component WaitHead: Phrase {
        color: Theme.quietInk
        objectName: "wait-head-" + language
        size: page.sizes.detailSize
        text: page.viewModel.houseWords[language].waitHead
        visible: page.headed
        wrapMode: Text.NoWrap
    }

    // Both languages have their side, whichever the screen speaks.
    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: false

    Phrase {
        id: office

        color: Theme.quietInk
        language: "fr"
        size: page.sizes.detailSize
        text: page.viewModel.offer.unitNames.fr
        // The time stands between both.
        width: page.width / 2 - page.margin - Theme.large * 2
        x: page.margin
        y: Theme.space * (page.tall ? 6 : 3)
    }
    Phrase {
        id: arabicOffice

        color: Theme.quietInk
        horizontalAlignment: Text.AlignRight
        language: "ar"
        size: page.sizes.detailSize
        text: page.viewModel.offer.unitNames.ar
        width: office.width
        x: page.width - page.margin - width
        y: office.y
    }
    Phrase {
        id: welcome

        font.bold: true
        heading: true
        language: "fr"
        size: page.tall ? page.sizes.titleSize : page.sizes.headingSize
        text: "Bienvenue"
        x: page.margin
        // A long name of the office takes several lines, the last of which is empty below its letters.
        y: office.y + Math.max(Theme.scale * (page.tall ? 76 : 56), Math.max(office.height, arabicOffice.height) - Theme.space)
    }
    Phrase {
        language: "zgh"
        size: welcome.size
        text: "ⴰⵏⵙⵓⴼ"
        // The heads of the waits stand in the middle, where there are any.
        x: page.headed ? welcome.x + welcome.width + Theme.space * 4 : (page.width - width) / 2
        y: welcome.y
    }
    Phrase {
        font.bold: true
        heading: true
        language: "ar"
        size: welcome.size
        text: "مرحبا بكم"
        x: page.width - page.margin - width
        y: welcome.y
    }
    Phrase {
        color: Theme.quietInk
        language: "fr"
        size: page.sizes.textSize
        text: page.viewModel.houseWords.fr.touchService
        visible: page.tall
        x: page.margin
        y: page.firstRow - height - Theme.space * 3
    }
    Phrase {
        color: Theme.quietInk
        language: "ar"
        size: page.sizes.textSize
        text: page.viewModel.houseWords.ar.touchService
        visible: page.tall
        x: page.width - page.margin - width
        y: page.firstRow - height - Theme.space * 3
    }
    WaitHead {
        id: frenchHead

        language: "fr"
        x: page.margin + page.half - page.inset - width
        y: page.firstRow - height - Theme.space
    }
    WaitHead {
        anchors.baseline: frenchHead.baseline
        language: "ar"
        x: page.margin + page.half + page.sizes.gap + page.inset
    }
    Column {
        id: rows

        objectName: "rows"
        spacing: page.sizes.gap
        width: page.rowsWidth
        x: page.margin
        y: page.firstRow

        Repeater {
            model: page.viewModel.offer.directChoices

            PairRow {
                sizes: page.sizes
                viewModel: page.viewModel
                width: rows.width
            }
        }
    }
    // Three steps that are no targets: nothing lies under "Done" of the page before.
    Row {
        id: guide

        readonly property real free: page.end - rows.y - rows.height

        // Both ends are read first by somebody; the figures tell the order, and so does who reads aloud.
        layoutDirection: Qt.RightToLeft
        spacing: 0
        visible: page.tall && free > page.sizes.padding * 12
        width: rows.width
        x: page.margin
        y: rows.y + rows.height + (free - height) / 2

        Repeater {
            model: page.steps.length

            Column {
                id: step

                required property int index

                spacing: Theme.space
                width: guide.width / 3

                Row {
                    anchors.horizontalCenter: parent.horizontalCenter
                    spacing: Theme.space * 2

                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.ink
                        height: width
                        radius: width / 2
                        width: figure.implicitHeight

                        Phrase {
                            id: figure

                            anchors.centerIn: parent
                            color: Theme.paper
                            font.bold: true
                            size: page.sizes.detailSize
                            text: step.index + 1
                        }
                    }
                    Icon {
                        color: Theme.primary
                        name: page.steps[step.index].icon
                        size: page.sizes.titleSize
                    }
                }
                Phrase {
                    horizontalAlignment: Text.AlignHCenter
                    language: "ar"
                    size: page.sizes.detailSize
                    text: page.viewModel.houseWords.ar[page.steps[step.index].word]
                    width: step.width
                }
                Phrase {
                    color: Theme.quietInk
                    horizontalAlignment: Text.AlignHCenter
                    language: "fr"
                    size: page.sizes.detailSize
                    text: page.viewModel.houseWords.fr[page.steps[step.index].word]
                    width: step.width
                }
            }
        }
    }
}
