pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

// What a visitor chooses from: groups, or the services of one.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property Offer offer: viewModel.offer
    readonly property bool upright: Theme.upright
    // Where all stands low there is half the height.
    readonly property bool tall: upright && height > 1.4 * width
    readonly property bool flat: height < 0.46 * width
    readonly property int margin: Theme.space * 6
    // Heads of the columns, where the state has a column.
    readonly property bool headed: !sizes.below
    // Larger words of it stand in each row, where it is wide enough for them.
    readonly property bool papersHeaded: sizes.acts && Theme.level === 0
    // Where there is little room, or names are larger, the title stands beside the clock.
    readonly property bool titled: !tall || Theme.level > 0
    // Larger words of a priority have a line of their own above the title; so have they where a
    // title of two lines would come down on them.
    readonly property bool hinted: Theme.level > 0 || upright && !tall
    readonly property real hintHeight: hinted && hint.visible ? hint.height : 0
    // The first row begins at one height on every page, whatever else is written above it.
    readonly property real firstRow: Theme.scale * (tall ? Theme.level > 0 ? 184 : 312 : upright ? 190 : 144) + hintHeight
    // Told with the rows: the page is left before the next one has taken its place.
    readonly property bool groups: offer.goes
    // Below the rows stands a notice; where all stands low, in the free room above the page.
    readonly property real end: (upright ? strip.y : height) - (lowered ? Theme.space : notice.height + Theme.space * 2)
    readonly property bool lowered: upright && parent.y > 0
    readonly property var sizes: Rows.fit(offer.texts, {
        "acts": offer.acts,
        "beside_px": groups ? Theme.scale * 64 : 0,
        "height_px": Math.max(1, end - firstRow - Theme.space),
        "least_px": Theme.level > 0 ? Theme.choice : Theme.touch,
        "level": Theme.level,
        "scale": Theme.scale,
        "turner_px": upright ? Theme.touch + Theme.space * 2 : Math.max(0, Theme.touch - notice.height),
        "upright": upright,
        "width_px": Math.max(1, rows.width)
    })

    objectName: "page-" + viewModel.flow.page

    Component.onCompleted: offer.showAtOnce(sizes.rows)
    onSizesChanged: offer.showAtOnce(sizes.rows)

    PageHeader {
        id: header

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 3)
        viewModel: page.viewModel
        visible: !page.titled
    }
    Phrase {
        id: question

        // One step of the page's scale down where the larger one takes two lines.
        readonly property bool long: Rows.lines(text, language, page.sizes.titleSize, width) > 1

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        font.bold: true
        heading: true
        language: page.viewModel.language
        size: long ? page.sizes.headingSize : page.sizes.titleSize
        text: page.offer.groupName || page.viewModel.words.question
        // Beside the clock; where all stands low and the strip begins as high, beside that.
        width: page.width - 2 * page.margin - (!page.titled ? 0 : page.flat ? Math.max(Theme.scale * 200, strip.width + Theme.space * 2) : Theme.scale * 200)
        y: !page.titled ? Math.max(Theme.scale * 132, header.y + header.height) : page.hintHeight + (page.tall ? header.y : Theme.space * 2)
    }
    Phrase {
        id: hint

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: page.hinted ? question.right : waitHead.visible ? waitHead.left : parent.right
        anchors.rightMargin: page.hinted ? 0 : page.margin
        language: page.viewModel.language
        objectName: "hint"
        size: page.hinted ? Theme.touched : page.sizes.detailSize
        text: page.viewModel.priority.chosenText
        visible: text !== ""
        y: page.hinted ? page.tall ? header.y : Theme.space * 2 : page.firstRow - height - Theme.space
    }
    Phrase {
        id: waitHead

        anchors.right: rows.right
        anchors.rightMargin: page.sizes.padding + (page.sizes.acts ? page.sizes.action + page.sizes.actionGap : 0) + (page.groups ? Theme.scale * 64 : 0)
        color: Theme.quietInk
        language: page.viewModel.language
        objectName: "wait-head"
        size: page.sizes.detailSize
        text: page.viewModel.words.waitHead
        visible: page.headed && page.offer.waits
        wrapMode: Text.NoWrap
        y: page.firstRow - height - Theme.space
    }
    Phrase {
        anchors.right: rows.right
        anchors.rightMargin: (page.sizes.action - width) / 2
        color: Theme.quietInk
        language: page.viewModel.language
        objectName: "details-head"
        size: page.sizes.detailSize
        text: page.viewModel.words.documentsHead
        visible: page.papersHeaded
        wrapMode: Text.NoWrap
        y: waitHead.y
    }
    Column {
        id: rows

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: page.upright ? parent.right : strip.left
        anchors.rightMargin: page.upright ? page.margin : Theme.space * 4
        objectName: "rows"
        spacing: page.sizes.gap
        y: page.firstRow

        Repeater {
            model: page.offer.choices

            ListRow {
                required property bool detailed
                // As the model calls them.
                required detail
                required fact
                required goes
                required iconName
                required language
                required look
                required second
                required secondLanguage
                required word

                actionName: page.viewModel.words.information
                actionWord: page.papersHeaded ? "" : page.viewModel.words.documentsHead
                acts: detailed
                enabled: !page.viewModel.issuing.locked
                sizes: page.sizes
                width: rows.width

                onActed: page.viewModel.showDetails(key)
                onChosen: page.viewModel.choose(key)
            }
        }
    }
    PageTurner {
        anchors.right: rows.right
        pageNumber: page.offer.pageNumber
        size: page.upright ? page.sizes.textSize : page.sizes.detailSize
        viewModel: page.viewModel
        width: rows.width * (page.upright ? 1 : 0.46)
        y: page.upright ? page.end - height - Theme.space : page.height - height - Theme.space * 2

        onFormer: page.offer.showFormer()
        onMore: page.offer.showMore()
    }
    // A notice has its own place: it moves nothing that is touched.
    PaperlessBanner {
        id: notice

        anchors.left: rows.left
        margin: Theme.space * 2
        radius: Theme.radius
        size: Theme.touched
        viewModel: page.viewModel
        // Beside the other pages of the list, where the screen is low.
        width: rows.width * (page.upright ? 1 : 0.52)
        y: page.lowered ? -height - Theme.space * 2 : page.end
    }
    GuideStrip {
        id: strip

        readonly property real start: page.firstRow - (page.flat ? page.hintHeight : 0)

        anchors.right: parent.right
        anchors.rightMargin: page.margin
        lying: !page.upright
        room: page.upright ? Infinity : page.height - start - Theme.space * 2
        viewModel: page.viewModel
        width: page.upright ? page.width - 2 * page.margin : Theme.touch * 2.2
        y: page.upright ? page.height - height - Theme.space * 3 : start
    }
}
