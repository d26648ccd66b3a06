import ConnectorKit
import ConnectorTestKit
import Testing

@Suite("The zoo of values")
struct ZooContract {
    private static let options = SessionOptions.with { $0.variant = .unlimited }

    @Test(
        "VER-3: Whatever the CRM makes of a value counts as equal to it, and nothing else does",
        arguments: ZooRound.all)
    func everyValue(_ round: ZooRound) async throws {
        let place = try #require(ZooHabitat.habitat(of: round.subject.descriptor.id)?.places[round.kind])
        try await round.subject.run(ZooContract.options) { session in
            let visit = try await ZooVisit(round.kind, at: place, in: session)
            let cases = round.cases(isRefused: false)
            for (zooCase, back) in zip(cases, try await visit.readBacks(of: cases)) {
                guard let back else {
                    Issue.record("\(zooCase): refused")
                    continue
                }
                try judge(zooCase, back, visit)
            }
        }
    }

    @Test(
        "VER-3: What a CRM can't hold it refuses, rather than keeping something else",
        arguments: ZooRound.all.filter { !$0.cases(isRefused: true).isEmpty })
    func refusedValues(_ round: ZooRound) async throws {
        let place = try #require(ZooHabitat.habitat(of: round.subject.descriptor.id)?.places[round.kind])
        try await round.subject.run(ZooContract.options) { session in
            let visit = try await ZooVisit(round.kind, at: place, in: session)
            let backs = try await session.refused("a value that can't be held") {
                try await visit.readBacks(of: round.cases(isRefused: true))
            }
            #expect(backs.allSatisfy { $0 == nil })
        }
    }

    @Test("VER-3: The zoo has two hundred values and more, each with another that it mustn't be mistaken for")
    func size() {
        #expect(Zoo.cases.count >= 200)
        #expect(Zoo.cases.allSatisfy { !$0.others.isEmpty })
        #expect(Set(Zoo.cases.map { "\($0.kind): \($0.name)" }).count == Zoo.cases.count)
        #expect(Set(Zoo.cases.map(\.kind)) == Set(ZooKind.allCases))
    }

    @Test("VER-3: Every CRM takes every kind of value, or lacks it for a reason", arguments: Subject.all)
    func habitats(_ subject: Subject) throws {
        let habitat = try #require(ZooHabitat.habitat(of: subject.descriptor.id))
        let known = Set(habitat.places.keys).union(habitat.lacks.keys)
        #expect(known == Set(ZooKind.allCases))
        #expect(Set(habitat.places.keys).isDisjoint(with: habitat.lacks.keys))
    }

    private func judge(_ zooCase: ZooCase, _ back: FieldValue, _ visit: ZooVisit) throws {
        let written = try #require(visit.value(zooCase.written))
        let isEqual = visit.matches(written, back)
        #expect(isEqual, "\(zooCase): wrote \(written), read \(back)")
        for other in zooCase.others {
            let other = try #require(visit.value(other), "\(zooCase): no such value in the account")
            let isMistaken = visit.matches(other, back)
            #expect(!isMistaken, "\(zooCase): \(other) isn't \(back)")
        }
    }
}
