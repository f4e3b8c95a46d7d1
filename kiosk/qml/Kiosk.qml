pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The whole screen: one page at a time, and the languages below it.
Rectangle {
    id: root

    required property KioskViewModel viewModel
    readonly property var pages: ({
            "starting": startingPage,
            "welcome": welcomePage,
            "closed": closedPage,
            "moment": momentPage,
            "groups": choicePage,
            "services": choicePage,
            "details": detailsPage,
            "priority": priorityPage,
            "help": helpPage,
            "search": searchPage,
            "places": placesPage,
            "directory": directoryPage,
            "voice": voicePage,
            "rating": ratingPage,
            "ticket": viewModel.ticket.paper === "without" ? numberPage : ticketPage
        })
    readonly property bool chooses: ["groups", "services", "details"].includes(viewModel.page)
    readonly property bool speaks: viewModel.page !== "starting"
    // Pages whose controls stand low as they are stay as they are, too.
    readonly property bool lowered: viewModel.preferences.low && !["starting", "unready", "closed", "ticket", "refused", "fault", "bug"].includes(viewModel.page)
    readonly property bool asks: viewModel.service.stage !== "shut" || viewModel.idleWarning || viewModel.preferences.open

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: viewModel.mirrored
    color: Theme.paper
    focus: true

    PointHandler {
        onActiveChanged: if (active)
            root.viewModel.noteTouch()
    }
    Loader {
        id: page

        anchors.bottom: banner.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: root.lowered ? Math.round(root.height * (Theme.upright ? 0.4 : 0.2)) : 0
        enabled: !root.asks
        sourceComponent: root.pages[root.viewModel.page] ?? messagePage

        onLoaded: arrival.restart()

        NumberAnimation {
            id: arrival

            duration: Theme.motionMs
            easing.type: Easing.OutCubic
            from: 0
            property: "opacity"
            target: page.item
            to: 1
        }
    }
    Loader {
        id: banner

        active: root.chooses && root.viewModel.paperless
        anchors.bottom: bar.top
        anchors.left: parent.left
        anchors.right: parent.right

        sourceComponent: PaperlessBanner {
            viewModel: root.viewModel
        }
    }
    Loader {
        id: bar

        active: root.speaks
        anchors.bottom: parent.bottom
        enabled: !root.asks
        anchors.left: parent.left
        anchors.right: parent.right
        height: active ? Theme.touch + 5 * Theme.space : 0

        sourceComponent: BottomBar {
            viewModel: root.viewModel
        }
    }
    Loader {
        active: root.viewModel.preferences.open
        anchors.fill: parent
        enabled: !root.viewModel.idleWarning

        sourceComponent: AccessPanel {
            viewModel: root.viewModel
        }
    }
    Loader {
        active: root.viewModel.idleWarning
        anchors.fill: parent

        sourceComponent: IdleWarning {
            viewModel: root.viewModel
        }
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

        sourceComponent: ServiceMenuScreen {
            service: root.viewModel.service
            language: root.viewModel.language
        }
    }
    Component {
        id: startingPage

        StartingPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: welcomePage

        WelcomePage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: closedPage

        ClosedPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: choicePage

        ChoicePage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: detailsPage

        DetailsPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: priorityPage

        PriorityPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: helpPage

        HelpPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: searchPage

        SearchPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: placesPage

        PlacesPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: directoryPage

        DirectoryPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: voicePage

        VoicePage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: ratingPage

        RatingPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: ticketPage

        TicketPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: numberPage

        NumberPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: momentPage

        MomentPage {
            viewModel: root.viewModel
        }
    }
    Component {
        id: messagePage

        MessagePage {
            viewModel: root.viewModel
        }
    }
}
