// The newest call, or one of two: the ticket, the way, the counter. It breathes three times when it
// is announced.
pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: field

    required property var call
    required property real counterSize
    property bool headed: true
    // One of two.
    property bool isPair: false
    // What the two of a pair agree on, in sizes of the letter, so that they stand in columns.
    required property real counterSpan
    required property real lettersSpan
    required property real ticketSize
    // The counter stands below the ticket, not beside it.
    property bool tall: true
    required property BoardViewModel viewModel

    color: Theme.accent
    objectName: "large-call"
    radius: Theme.radius

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
        opacity: 0.4 * breath.depth
        radius: field.radius
    }
    Breath {
        id: breath
    }
    Connections {
        function onCalled() {
            if (field.call.isAnnounced)
                breath.begin();
            else
                breath.end();
        }

        target: field.viewModel
    }
    Loader {
        anchors.centerIn: parent
        sourceComponent: field.tall ? below : beside
    }

    component HeadWords: Head {
        anchors.horizontalCenter: parent?.horizontalCenter
        color: Theme.onAccent
        folded: !field.tall
        size: Math.round((field.isPair ? 34 : 42) * Theme.scale)
        visible: field.headed
    }
    component Number: Ticket {
        anchors.horizontalCenter: parent?.horizontalCenter
        color: Theme.onAccent
        digits: field.call.digits ?? ""
        letters: field.call.letters ?? ""
        objectName: "large-label"
        size: field.ticketSize
        text: field.call.label ?? ""
    }
    component Counter: Ticket {
        color: Theme.onAccent
        digits: field.call.counter ?? ""
        objectName: "large-counter"
        size: field.counterSize
    }
    component Way: Item {
        id: way

        implicitWidth: Theme.scale * (field.isPair ? 60 : 120)

        Arrow {
            readonly property real shift: (breath.depth - 0.5) * Theme.space * 2

            anchors.centerIn: parent
            anchors.horizontalCenterOffset: field.viewModel.isRightToLeft ? -shift : shift
            color: Theme.onAccent
            height: way.width * 0.8
            pointsLeft: field.viewModel.isRightToLeft
            width: way.width
        }
    }

    Component {
        id: below

        Column {
            // What the field has left, between all that stands in it.
            readonly property real rest: field.height - (field.headed ? above.height + over.height : 0) - ticket.height - goal.height

            spacing: Math.max(Theme.space / 2, Math.min(Theme.space * 8, rest / 7))

            HeadWords { id: above; objectName: "number-head"; words: field.viewModel.numberHead }
            Number { id: ticket }
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                color: Theme.onAccent
                height: Math.max(1, Theme.space / 4)
                opacity: 0.3
                width: field.width - Theme.space * 10
            }
            HeadWords { id: over; objectName: "counter-head"; words: field.viewModel.counterHead }
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.space * 4

                Way { height: goal.height }
                Counter { id: goal }
            }
        }
    }
    Component {
        id: beside

        Row {
            spacing: Theme.space * (field.isPair ? 3.5 : 4)

            Column {
                spacing: Theme.space

                HeadWords { objectName: "number-head"; words: field.viewModel.numberHead }
                Number {
                    lettersWide: field.lettersSpan * field.ticketSize
                }
            }
            Way {
                anchors.bottom: parent.bottom
                height: field.ticketSize * 0.714
            }
            Column {
                spacing: Theme.space
                width: Math.max(goal.implicitWidth, field.headed ? 300 * Theme.scale : 0)

                HeadWords { objectName: "counter-head"; words: field.viewModel.counterHead }
                Counter {
                    id: goal

                    anchors.horizontalCenter: parent.horizontalCenter
                    digitsWide: field.counterSpan * field.counterSize
                }
            }
        }
    }
}
