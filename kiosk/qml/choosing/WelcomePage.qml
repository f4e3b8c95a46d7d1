pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

// Where visitors begin: with what there is in both languages of the house, as long as all of it
// stands there whole; else with the choice of a language.
Item {
    id: page

    required property KioskViewModel viewModel
    // The same place on every page of a list: nothing is under a finger that was elsewhere.
    readonly property real firstRow: Theme.scale * (Theme.upright ? height > 1.4 * width ? 312 : 200 : 168)
    readonly property real end: (Theme.upright ? strip.y : height) - Theme.space
    readonly property bool direct: viewModel.offer.direct && width > 0 && sizes.fits
    // On a lying screen the other ways stand beside the rows, or where those need its whole width
    // and letters are of the usual size, in the bar.
    readonly property bool barred: !Theme.upright && Theme.level === 0 && !narrow.fits
    readonly property real whole: width - Theme.space * 12
    readonly property real besideStrip: whole - strip.width - Theme.space * 4
    readonly property real rowsWidth: Theme.upright || barred ? whole : besideStrip
    // An upright screen does not ask for it.
    readonly property var narrow: Theme.upright ? null : fitting(besideStrip)
    readonly property var sizes: Theme.upright || barred ? fitting(whole) : narrow

    function fitting(across: real): var {
        return Rows.fit(viewModel.offer.texts, {
            "acts": viewModel.offer.acts,
            "below": Theme.upright,
            "halves": 2,
            "height_px": Math.max(1, end - firstRow),
            "least_px": Theme.level > 0 ? Theme.choice : Theme.touch,
            "level": Theme.level,
            "scale": Theme.scale,
            "upright": Theme.upright,
            "width_px": Math.max(1, across)
        });
    }

    objectName: "page-welcome"

    Loader {
        readonly property string file: page.direct ? "DirectChoices.qml" : "LanguagesPage.qml"

        anchors.fill: parent

        Component.onCompleted: show()
        onFileChanged: show()

        function show() {
            const given = {
                "viewModel": page.viewModel
            };
            if (page.direct) {
                given.sizes = Qt.binding(() => page.sizes);
                given.end = Qt.binding(() => page.end);
                given.firstRow = Qt.binding(() => page.firstRow);
                given.rowsWidth = Qt.binding(() => page.rowsWidth);
            }
            setSource(file, given);
        }
    }
    // Where it stands on every page.
    GuideStrip {
        id: strip

        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: false
        anchors.right: parent.right
        anchors.rightMargin: Theme.space * 6
        lying: !Theme.upright
        room: Theme.upright ? Infinity : page.height - page.firstRow - Theme.space * 2
        twice: true
        viewModel: page.viewModel
        visible: page.direct && !page.barred
        width: Theme.upright ? parent.width - Theme.space * 12 : Theme.touch * 2
        y: Theme.upright ? parent.height - height - Theme.space * 3 : page.firstRow
    }
}
