import Foundation
import Testing
import Verification

@Suite("crm-gateway doctor")
struct DoctorCommandTests {
    @Test("VER-8: what applies is told first, with evidence and next step; what isn't ours is named so: 5")
    func applies() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let ended = try await rig.call("doctor", "dave@example.com")
            #expect(ended.status == 5, "\(ended.output)\(ended.errors)")
            #expect(ended.output.hasPrefix("dave@example.com: "))
            #expect(ended.output.contains("\nWere no CRM keys copied to them? Yes.\n"))
            #expect(ended.output.contains("  Next: Sync: crm-gateway sync crm --target dave@example.com.\n"))
            #expect(ended.output.contains("Granted apart. ") && ended.output.contains("Theirs to connect. "))
            let yes = ended.output.firstRange(of: " Yes.\n"), no = ended.output.firstRange(of: "No. ")
            #expect(yes.map { yes in no.map { yes.lowerBound < $0.lowerBound } ?? false } == true)
        }
    }

    @Test("VER-8: JSON has an answer to each question, with keys that stay")
    func json() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let document = try await rig.call("doctor", "dave@example.com", "--format", "json").document
            #expect(document.keys.sorted() == ["answers", "applying", "at", "email", "user"])
            let answers = try #require(document["answers"] as? [[String: Any]])
            #expect(answers.compactMap { $0["symptom"] as? String } == DoctorSymptom.allCases.map(\.rawValue))
            #expect(
                answers[0].keys.sorted() == [
                    "evidence", "explanation", "next_step", "question", "symptom", "verdict",
                ])
        }
    }

    @Test("VER-8: questions by name: 0 where none applies, 4 where one can't be told, 2 for one that there isn't")
    func named() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            try await rig.must("doctor", "dave@example.com", "--question", "cannot_see_meeting")
            try await rig.must("sync", "crm", "--target", "dave@example.com")
            let untold = try await rig.call("doctor", "dave@example.com", "--question", "writeback_fails")
            #expect(untold.status == 4 && untold.output.contains("crm-gateway verify --target dave@example.com"))
            let wrong = try await rig.call("doctor", "dave@example.com", "--question", "why")
            #expect(wrong.status == 2 && wrong.errors.contains("question_unknown"))
            #expect(wrong.errors.contains("no_drafts") && wrong.output.isEmpty)
            try await rig.must("verify", "--target", "dave@example.com")
            try await rig.must("doctor", "dave@example.com", "--question", "writeback_fails")
        }
    }

    @Test(
        "VER-8: the headline counts questions as people do, and who is deactivated in the CRM isn't called unknown to it"
    )
    func words() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let two = try await rig.call(
                "doctor", "dave@example.com", "--question", "no_keys_copied", "--question", "cannot_see_meeting")
            #expect(two.output.hasPrefix("dave@example.com: 1 of 2 questions applies.\n"), "\(two.output)")
            let one = try await rig.call("doctor", "dave@example.com", "--question", "no_keys_copied")
            #expect(one.output.hasPrefix("dave@example.com: 1 of 1 question applies.\n"), "\(one.output)")
            #expect(try await rig.call("sync", "crm", "--team", "Sales").status == 5)
            let frank = try await rig.call("doctor", "frank@example.com", "--question", "crm_looks_empty").output
            #expect(frank.contains("Their user of hubspot is deactivated") && !frank.contains("aren't a user"))
            let zoe = try await rig.call("doctor", "zoe@example.com", "--question", "crm_looks_empty").output
            #expect(zoe.contains("They aren't a user of hubspot"))
        }
    }

    @Test("ACC-4, ACC-12: who isn't there is an answer for admins, 5; people ask about themselves alone, 3")
    func access() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let missing = try await rig.call("doctor", "who@example.com")
            #expect(missing.status == 5 && missing.output.contains("The organization has nobody like that."))
            #expect(try await rig.call(["doctor", "zoe@example.com"], as: "dave@example.com").status == 3)
            #expect(try await rig.call(["doctor", "who@example.com"], as: "dave@example.com").status == 3)
            #expect(try await rig.call(["doctor", "dave@example.com"], as: "dave@example.com").status == 5)
        }
    }
}
