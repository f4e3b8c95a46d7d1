pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The whole screen: one page at a time, and the languages below it.
Rectangle {
    id: root

    required property KioskViewModel viewModel
    // A page's file is read when the page is first needed: nobody waits for the others.
    readonly property var pages: ({
            "starting": "StartingPage.qml",
            "welcome": "choosing/WelcomePage.qml",
            "second": "choosing/SecondLanguagePage.qml",
            "closed": "ClosedPage.qml",
            "moment": "MomentPage.qml",
            "making": "MomentPage.qml",
            "groups": "choosing/ChoicePage.qml",
            "services": "choosing/ChoicePage.qml",
            "details": "DetailsPage.qml",
            "priority": "choosing/PriorityPage.qml",
            "help": "HelpPage.qml",
            "search": "SearchPage.qml",
            "places": "PlacesPage.qml",
            "directory": "DirectoryPage.qml",
            "voice": "VoicePage.qml",
            "rating": "RatingPage.qml",
            "returned": "ticket/ReturnedPage.qml",
            "ticket": viewModel.ticket.shown.paper === "without" ? "ticket/NumberPage.qml" : "ticket/TicketPage.qml"
        })
    // Where paper comes out, that is told lowest of all, above the slot.
    readonly property bool prints: viewModel.flow.page === "ticket" && viewModel.ticket.shown.paper !== "without"
    readonly property bool speaks: viewModel.flow.page !== "starting" && !prints
    // What stands above a page's first control may stay above what a seated visitor can reach;
    // pages whose controls stand low as they are stay as they are, too.
    readonly property bool lowered: viewModel.preferences.low && !["starting", "unready", "closed", "ticket", "returned", "refused", "fault", "bug"].includes(viewModel.flow.page)
    // Where the way is asked for, the headings are lower than elsewhere.
    readonly property bool guides: ["help", "search", "places", "directory"].includes(viewModel.flow.page)
    // A list whose heading is low, too, begins further down.
    readonly property bool lists: ["welcome", "groups", "services", "second"].includes(viewModel.flow.page)
    // The keys for a number stand below what they write.
    readonly property bool asksNumber: viewModel.flow.page === "rating" && viewModel.rating.step === "number"
    readonly property real lowering: !Theme.upright ? 0.08 : 0.262 + (guides ? 0.05 : lists ? 0.04 : asksNumber ? -0.12 : 0)
    readonly property bool asks: viewModel.service.stage !== "shut" || viewModel.flow.idleWarning || viewModel.preferences.open

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: viewModel.mirrored
    color: Theme.paper
    focus: true

    PointHandler {
        onActiveChanged: if (active)
            root.viewModel.flow.attend()
    }
    Loader {
        id: page

        anchors.bottom: banner.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: root.lowered ? Math.round(root.height * root.lowering) : 0
        enabled: !root.asks

        readonly property string file: root.pages[root.viewModel.flow.page] ?? "MessagePage.qml"
        // Of whichever kind.
        readonly property var shown: item

        Component.onCompleted: show()
        onFileChanged: show()

        function show() {
            page.setSource(page.file, {
                "viewModel": root.viewModel
            });
        }
    }
    // At one height whatever the page and wherever it begins; between the two languages of a first
    // page. Who listens hears what the page is about instead.
    Phrase {
        Accessible.role: Accessible.TitleBar
        anchors.left: parent.left
        anchors.margins: Theme.space * 6
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (Theme.upright ? 6 : 3)
        color: Theme.quietInk
        enabled: !root.asks
        font.features: ({
                "tnum": 1
            })
        horizontalAlignment: page.shown?.direct ? Text.AlignHCenter : Text.AlignRight
        objectName: "clock"
        size: Theme.large
        text: root.viewModel.offer.time
        visible: root.viewModel.flow.page !== "starting"
        wrapMode: Text.NoWrap
    }
    Loader {
        id: banner

        active: root.viewModel.flow.page === "details" && (Theme.upright || root.viewModel.ticket.paperless)
        anchors.bottom: bar.top
        anchors.left: parent.left
        anchors.right: parent.right
        // Where there is height its room is kept free: a notice moves nothing that is touched.
        height: active ? implicitHeight : 0

        Component.onCompleted: setSource("PaperlessBanner.qml", {
            "viewModel": root.viewModel
        })
    }
    Loader {
        id: bar

        active: root.speaks
        anchors.bottom: parent.bottom
        enabled: !root.asks
        anchors.left: parent.left
        anchors.right: parent.right
        height: active ? Theme.touch + 5 * Theme.space : 0

        Component.onCompleted: setSource("BottomBar.qml", {
            "alone": Qt.binding(() => root.viewModel.flow.page === "welcome" && !(page.shown?.direct ?? false)),
            "viewModel": root.viewModel,
            "ways": Qt.binding(() => root.viewModel.flow.page === "welcome" && (page.shown?.direct ?? false) && page.shown.barred)
        })
    }
    Loader {
        active: root.viewModel.preferences.open
        anchors.fill: parent
        enabled: !root.viewModel.flow.idleWarning

        Component.onCompleted: setSource("AccessPanel.qml", {
            "viewModel": root.viewModel
        })
    }
    Loader {
        active: root.viewModel.flow.idleWarning
        anchors.fill: parent

        Component.onCompleted: setSource("IdleWarning.qml", {
            "viewModel": root.viewModel
        })
    }
    // The way in for those who look after the kiosk: the corner is held for a while. No page has a
    // button there, in no language.
    Item {
        height: Theme.touch
        objectName: "service-corner"
        width: Theme.touch
        x: 0
        y: 0
        z: 1

        TapHandler {
            gesturePolicy: TapHandler.DragThreshold
            longPressThreshold: root.viewModel.service.holdMs / 1000

            onLongPressed: root.viewModel.service.hold()
        }
    }
    Loader {
        active: root.viewModel.service.stage !== "shut"
        anchors.fill: parent
        z: 2

        Component.onCompleted: setSource("ServiceMenuScreen.qml", {
            "service": root.viewModel.service,
            "language": Qt.binding(() => root.viewModel.language)
        })
    }
}
