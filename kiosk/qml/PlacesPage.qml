pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import "choosing"

// Where each counter is, and what is given there.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property Guide guide: viewModel.guide
    readonly property bool upright: Theme.upright
    // Where all stands low there is half the height.
    readonly property bool tall: upright && height > 1.2 * width
    readonly property int margin: Theme.space * 6

    objectName: "page-places"

    GuideHeading {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 4)
        title: page.guide.words.places
        upright: page.tall
        viewModel: page.viewModel
    }
    Grid {
        id: grid

        readonly property real room: page.height - y - Theme.space * 3 - Theme.touch - spacing
        // Every place is told whole: the one that says most decides how many stand on a page.
        readonly property real least: Math.max(Theme.touch * 1.5, ...page.guide.places.told.map(one => {
            const width = cardWidth - Theme.touch * 1.5 - Theme.space * 9;
            const title = Rows.height(one.title, page.viewModel.language, Theme.body, width, page.viewModel.language !== "zgh");
            const others = [[one.place, one.placeLanguage], [one.services, one.servicesLanguage]].filter(([text]) => text !== "");
            return others.reduce((sum, [text, language]) => sum + Rows.height(text, language, Theme.small, width, false), title);
        })) + Theme.small * 1.7 + Theme.space * 3
        readonly property int rowCount: Math.max(1, Math.floor((room + spacing) / (least + spacing)))
        readonly property int fitting: Math.min(8, rowCount * columns)
        readonly property real cardHeight: Math.max(least, Math.min(least * 1.2, (room - (rowCount - 1) * spacing) / rowCount))
        readonly property real cardWidth: (width - (columns - 1) * spacing) / columns

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space * (page.upright ? 5 : 3)
        columns: page.upright ? 1 : 2
        spacing: Theme.space * 3

        Component.onCompleted: page.guide.places.showAtOnce(fitting)
        onFittingChanged: page.guide.places.showAtOnce(fitting)

        Repeater {
            id: cards

            model: page.guide.places.rows

            PlaceCard {
                height: grid.cardHeight
                language: page.viewModel.language
                width: grid.cardWidth
            }
        }
    }
    Phrase {
        anchors.left: grid.left
        anchors.right: grid.right
        anchors.top: grid.top
        language: page.viewModel.language
        objectName: "no-places"
        size: Theme.large
        text: page.guide.words.noPlaces
        visible: cards.count === 0
    }
    PageTurner {
        id: more

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * 3
        anchors.left: grid.left
        anchors.right: grid.right
        pageNumber: page.guide.places.pageNumber
        subject: "places"
        viewModel: page.viewModel

        onFormer: page.guide.places.showFormer()
        onMore: page.guide.places.showMore()
    }
}
