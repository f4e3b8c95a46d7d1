pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import "choosing"

// What to bring, so that nobody waits in vain; the ticket is one touch away.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool upright: Theme.upright
    // Where all stands low there is half the height.
    readonly property bool tall: height > 1.4 * width
    // Both buttons in one row leave their room to a long list.
    readonly property bool beside: !upright || !tall && papers.length > 6
    readonly property int margin: Theme.space * 6
    readonly property var details: viewModel.offer.details

    readonly property var papers: details.documents ?? []
    readonly property bool lists: papers.length > 0
    // The part of a long list that is shown.
    property int part: 0
    readonly property var begins: plan?.parts ?? []
    // Low, with larger words and a notice, what to bring needs every margin.
    readonly property bool crowded: !tall && Theme.larger && page.viewModel.ticket.paperless
    readonly property int parts: begins.length
    // The largest letters in which all that is to be brought stands on the page, in as few columns
    // as may be; where the least are too large the list has several pages.
    readonly property var plan: {
        const room = card.room - 2 * card.margin - (lists ? label.height + card.spacing : 0) - (card.parted || known.count === 0 ? 0 : facts.height + card.spacing);
        const columns = tall || card.parted ? [1, 2] : [1, 2, 3];
        for (const size of tall || Theme.larger ? [Theme.large, Theme.body, Theme.small] : [Theme.body, Theme.small])
            for (const count of columns) {
                const whole = laid(size, count, room);
                if (whole.parts.length < 2 && whole.high <= room + card.spacing)
                    return whole;
            }
        const turned = card.turnsBeside ? room : room - Theme.touch - card.spacing;
        return columns.map(count => laid(Theme.small, count, turned)).reduce((best, one) => one.parts.length < best.parts.length ? one : best);
    }

    objectName: "page-details"

    onPartsChanged: part = 0
    onPapersChanged: part = 0

    function paperWidth(columns: int): real {
        return (card.listWidth - (columns - 1) * Theme.space * 3) / columns;
    }
    // With which papers pages of so much height begin, and how high the highest of them is.
    function laid(size: int, columns: int, room: real): var {
        const width = paperWidth(columns) - Theme.large - Theme.space * 2;
        const heights = papers.map(one => Math.max(Theme.large, Rows.height(one, details.documentsLanguage ?? "", size, width, false)));
        const parts = [];
        let used = 0, high = 0;
        for (let at = 0; at < papers.length; at += columns) {
            const row = Math.max(...heights.slice(at, at + columns)) + card.spacing;
            if (at === 0 || used + row > room + card.spacing) {
                parts.push(at);
                used = 0;
            }
            used += row;
            high = Math.max(high, used);
        }
        return {
            "columns": columns,
            "high": high,
            "parts": parts,
            "size": size
        };
    }

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 3)
        viewModel: page.viewModel
    }
    Phrase {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: header.bottom
        anchors.topMargin: Theme.space * (page.tall ? 6 : 0)
        font.bold: true
        heading: true
        language: page.details.nameLanguage ?? ""
        // A name of many lines leaves its room to what to bring.
        readonly property real lines: ruler.implicitWidth / width

        size: page.tall ? (Theme.larger ? Theme.large : lines > 1.7 ? Theme.title : Theme.headline) : lines > 1.3 ? Theme.large : Theme.larger || lines > 1 ? Theme.title : Theme.headline
        text: page.details.name ?? ""
    }
    Phrase {
        id: ruler

        font.bold: true
        language: title.language
        size: Theme.headline
        text: title.text
        visible: false
        wrapMode: Text.NoWrap
    }
    // It ends where there is no more to tell.
    Card {
        id: card

        readonly property int margin: Theme.space * (page.tall ? 4 : page.crowded ? 1 : 2)
        readonly property int spacing: Theme.space * (page.papers.length > 6 ? 1 : page.tall ? 3 : 2)
        // Where there is little height what is known stands beside what to bring.
        readonly property bool parted: !page.tall && known.count > 0 && page.lists
        readonly property real listWidth: (width - 2 * margin) * (parted ? 0.58 : 1)
        readonly property real room: waiting.y - title.y - title.height - anchors.topMargin - Theme.space * (page.tall ? 4 : page.crowded ? 1 : 2)
        readonly property real listed: page.lists ? label.height + spacing + (page.plan?.high ?? 0) + turning : 0
        readonly property real told: known.count > 0 ? facts.height + (turnsBeside ? turner.height + spacing : 0) + (page.lists && !parted ? spacing : 0) : 0
        readonly property real turning: page.parts > 1 && !turnsBeside ? Theme.touch + spacing : 0
        // Below what is known there is mostly more room than below what to bring.
        readonly property bool turnsBeside: parted && facts.height + spacing + Theme.touch <= room - 2 * margin

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: title.bottom
        anchors.topMargin: Theme.space * (page.tall ? 3 : 1)
        objectName: "details-card"
        height: Math.min(room, 2 * margin + (parted ? Math.max(listed, told) : listed + told))
        visible: page.lists || known.count > 0

        Phrase {
            id: label

            anchors.left: parent.left
            anchors.margins: card.margin
            anchors.top: parent.top
            color: Theme.quietInk
            height: page.lists ? implicitHeight : 0
            language: page.viewModel.language
            size: Theme.body
            text: page.details.documentsLabel ?? ""
            visible: page.lists
            width: card.listWidth
        }
        Grid {
            id: list

            anchors.left: label.left
            anchors.top: label.bottom
            anchors.topMargin: page.lists ? rowSpacing : 0
            columnSpacing: Theme.space * 3
            columns: (page.plan?.columns ?? 1)
            rowSpacing: card.spacing
            width: card.listWidth

            Repeater {
                model: page.papers.slice(page.begins[page.part] ?? 0, page.begins[page.part + 1])

                Item {
                    id: line

                    required property int index
                    required property string modelData

                    objectName: "paper-" + index
                    height: Math.max(Theme.large, paper.height)
                    width: page.paperWidth((page.plan?.columns ?? 1))

                    // Empty, as on paper: nobody has looked at it yet.
                    Rectangle {
                        anchors.left: parent.left
                        border.color: Theme.primary
                        border.width: Math.max(2, Theme.space / 4)
                        color: Theme.surface
                        height: width
                        radius: Theme.radius / 4
                        width: Math.round(paper.size * 0.8)
                        y: (Math.min(paper.height, paper.size * 1.6) - height) / 2
                    }
                    Phrase {
                        id: paper

                        anchors.left: parent.left
                        anchors.leftMargin: Theme.large + Theme.space * 2
                        anchors.right: parent.right
                        language: page.details.documentsLanguage ?? ""
                        size: (page.plan?.size ?? Theme.body)
                        text: line.modelData
                    }
                }
            }
        }
        PageTurner {
            id: turner

            anchors.left: card.turnsBeside ? facts.left : list.left
            anchors.top: card.turnsBeside ? facts.bottom : list.bottom
            anchors.topMargin: card.spacing
            pageNumber: page.parts > 1 ? `${page.part + 1} / ${page.parts}` : ""
            size: Theme.touched
            subject: "papers"
            viewModel: page.viewModel
            width: card.turnsBeside ? facts.width : card.listWidth

            onFormer: page.part -= 1
            onMore: page.part += 1
        }
        Column {
            id: facts

            anchors.margins: card.margin
            anchors.right: parent.right
            anchors.top: card.parted || !page.lists ? parent.top : list.bottom
            anchors.topMargin: card.parted || !page.lists ? card.margin : card.spacing + card.turning
            spacing: card.spacing
            width: (card.width - 2 * card.margin) * (card.parted ? 0.38 : 1)

            Repeater {
                id: known

                // The law gives way to what to bring.
                model: (page.details.facts ?? []).filter(one => !one.minor || !Theme.larger && page.papers.length <= 6)

                FactRow {
                    required property var modelData

                    icon: modelData.icon
                    label: modelData.label
                    language: page.viewModel.language
                    ruled: !card.parted
                    size: page.tall ? Theme.large : Theme.body
                    value: modelData.value
                    width: facts.width
                }
            }
        }
    }
    // Whoever reads larger text has not seen it on the tile.
    Row {
        id: waiting

        anchors.bottom: sheet.visible ? sheet.top : foot.top
        anchors.bottomMargin: visible ? Theme.space * (page.tall ? 3 : page.crowded ? 0.5 : 1.5) : 0
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: visible ? implicitHeight : 0
        spacing: Theme.space * 5
        visible: ahead.text !== ""

        Fact {
            id: ahead

            iconName: "people"
            language: page.viewModel.language
            limit: (page.width - 2 * page.margin - waiting.spacing) / 2
            objectName: "details-waiting"
            size: page.tall && !Theme.larger ? Theme.large : Theme.body
            text: page.details.waiting ?? ""
        }
        Fact {
            iconName: "clock"
            language: page.viewModel.language
            limit: ahead.limit
            objectName: "details-wait"
            size: ahead.size
            strong: true
            text: page.details.wait ?? ""
            visible: text !== ""
        }
    }
    SlipButton {
        id: sheet

        anchors.bottom: page.beside ? foot.bottom : foot.top
        anchors.bottomMargin: page.beside ? 0 : Theme.space * 3
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        height: page.beside ? foot.height : implicitHeight
        key: page.details.key ?? ""
        viewModel: page.viewModel
        width: (parent.width - 2 * page.margin) * (!page.beside ? 1 : page.upright ? 0.46 : 0.34)
        wish: "list"

        onClicked: page.viewModel.slips.printList(key)
    }
    Item {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * (page.tall ? 5 : 3)
        anchors.left: sheet.visible && page.beside ? sheet.right : parent.left
        anchors.leftMargin: sheet.visible && page.beside ? Theme.space * 3 : page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        height: Math.max(take.visible ? take.implicitHeight : refused.implicitHeight, sheet.visible && page.beside ? sheet.implicitHeight : 0)

        PrimaryButton {
            id: take

            anchors.fill: parent
            enabled: !page.viewModel.issuing.locked
            iconName: "ticket"
            language: page.viewModel.language
            objectName: "take-ticket"
            size: !page.upright || !page.beside ? Theme.title : Theme.larger ? Theme.body : Theme.large
            text: page.viewModel.words.giveTicket
            visible: !page.details.refusal

            onClicked: page.viewModel.choose(page.details.key)
        }
        NoTicketCard {
            id: refused

            again: page.details.again ?? ""
            againIcon: page.details.againIcon ?? ""
            anchors.fill: parent
            language: page.viewModel.language
            refusal: page.details.refusal ?? ""
            visible: refusal !== ""
        }
    }
}
