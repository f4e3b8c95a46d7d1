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
        // The largest step of the page's scale that leaves room for five; every place is told whole.
        readonly property var plan: {
            const ways = [Theme.body, Theme.small].map(size => {
                const width = cardWidth - Theme.touch * 1.5 - Theme.space * 9;
                const high = one => one.text.split("\n").reduce((sum, part) => sum + Rows.height(part, one.language, size, width, true), 0);
                const least = Math.max(Theme.touch * 1.5, ...page.guide.places.told.map(high)) + Theme.small * 1.7 + Theme.space * 3;
                return {
                    "least": least,
                    "rows": Math.max(1, Math.floor((room + spacing) / (least + spacing))),
                    "size": size
                };
            });
            return ways.find(one => one.rows * columns >= 5) ?? ways[1];
        }
        readonly property int fitting: Math.min(8, plan.rows * columns)
        readonly property real cardHeight: Math.min(plan.least * 1.2, Math.max(plan.least, (room - (plan.rows - 1) * spacing) / plan.rows))
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
                size: grid.plan.size
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
