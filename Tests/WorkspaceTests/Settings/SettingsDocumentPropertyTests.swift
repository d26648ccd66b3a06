import Foundation
import Testing
import Workspace

/// Thousands of values of each category; the seed is the case's number.
@Suite("Settings documents: properties that hold for any value")
struct SettingsDocumentPropertyTests {
    private static let cases: UInt64 = 120

    private func document(_ category: Workspace.Category, seed: UInt64) -> SettingsDocument {
        var random = RandomSettings(seed: seed)
        return SettingsDocument(random.value(category))
    }

    @Test(
        "SET-10: a canonical text reads as the same document, from people and from the store",
        arguments: RandomSettings.categories)
    func roundTrip(_ category: Workspace.Category) throws {
        for seed in 0..<Self.cases {
            let document = document(category, seed: seed)
            let read = try SettingsDocument.read(json: Data(document.canonicalText.utf8), category: category)
            let stored = try SettingsDocument(canonicalText: document.canonicalText, category: category)
            #expect(read == document && stored == document, "seed \(seed)")
            #expect(SettingsDocument(document.value) == document, "seed \(seed)")
            #expect(try SettingsDocument(checking: document.value) == document, "seed \(seed)")
        }
    }

    @Test("SET-10: the same value written otherwise has the same canonical text", arguments: RandomSettings.categories)
    func otherSpelling(_ category: Workspace.Category) throws {
        for seed in 0..<Self.cases {
            let document = document(category, seed: seed)
            let object = try JSONSerialization.jsonObject(with: Data(document.canonicalText.utf8))
            let pretty = try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted])
            let decomposed = String(decoding: pretty, as: UTF8.self).decomposedStringWithCanonicalMapping
            let read = try SettingsDocument.read(json: Data(decomposed.utf8), category: category)
            #expect(read.canonicalText == document.canonicalText, "seed \(seed)")
        }
    }

    @Test("SET-10: lists whose order says nothing are equal in any order")
    func shuffled() {
        for seed in 0..<Self.cases {
            var random = RandomSettings(seed: seed)
            var properties = random.properties()
            let first = SettingsDocument(.customProperties(properties))
            properties.properties.shuffle(using: &random.numbers)
            #expect(SettingsDocument(.customProperties(properties)) == first, "seed \(seed)")
            var pipelines = random.pipelines()
            let second = SettingsDocument(.pipelineStages(pipelines))
            pipelines.pipelines.shuffle(using: &random.numbers)
            for index in pipelines.pipelines.indices {
                pipelines.pipelines[index].stages.shuffle(using: &random.numbers)
            }
            #expect(SettingsDocument(.pipelineStages(pipelines)) == second, "seed \(seed)")
        }
    }

    @Test("SET-10: two texts are equal exactly when their values are", arguments: RandomSettings.categories)
    func injective(_ category: Workspace.Category) {
        for seed in 0..<Self.cases {
            let one = document(category, seed: seed)
            let other = document(category, seed: seed + 1)
            #expect((one.canonicalText == other.canonicalText) == (one.value == other.value), "seed \(seed)")
        }
    }
}
