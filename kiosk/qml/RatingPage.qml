pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// How it went: a face, then a reason if there is one; a thank you at the end.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property RatingSection rating: viewModel.rating
    readonly property bool tall: height > 1.1 * width
    readonly property int margin: Theme.space * 8
    readonly property var steps: ({
            "faces": {
                "content": faces,
                "title": "question",
                "hint": "anonymous"
            },
            "number": {
                "content": number,
                "title": "number",
                "hint": rating.unknown ? "unknown" : "numberHint"
            },
            "reasons": {
                "content": reasons,
                "title": rating.score > 3 ? "pleased" : rating.score < 3 ? "displeased" : "better",
                "hint": ""
            },
            "held": {
                "content": held,
                "title": "wait",
                "hint": ""
            },
            "thanks": {
                "content": told,
                "title": "thanks",
                "hint": ""
            },
            "refused": {
                "content": told,
                "title": "notCounted",
                "hint": ""
            },
            "fault": {
                "content": told,
                "title": "notCounted",
                "hint": ""
            }
        })
    readonly property var step: steps[rating.step]

    objectName: "page-rating"

    GuideHeading {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 3)
        hint: page.step.hint === "" ? "" : page.rating.words[page.step.hint]
        title: page.rating.words[page.step.title]
        upright: page.tall
        viewModel: page.viewModel
    }
    Loader {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * (page.tall ? 5 : 3)
        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space * (page.tall ? 5 : 3)
        sourceComponent: page.step.content
    }
    Component {
        id: faces

        RatingFaces {
            tall: page.tall
            viewModel: page.viewModel
        }
    }
    Component {
        id: number

        RatingNumber {
            tall: page.tall
            viewModel: page.viewModel
        }
    }
    Component {
        id: reasons

        RatingReasons {
            tall: page.tall
            viewModel: page.viewModel
        }
    }
    Component {
        id: held

        RatingHeld {
            viewModel: page.viewModel
        }
    }
    Component {
        id: told

        RatingTold {
            viewModel: page.viewModel
        }
    }
}
