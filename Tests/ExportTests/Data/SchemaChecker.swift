import Foundation

/// Checks a document against the part of JSON Schema that lb's own schema uses.
struct SchemaChecker {
    let schema: [String: Any]

    func problems(of value: Any) -> [String] {
        check(value, schema, "$")
    }

    private func check(_ value: Any, _ rules: [String: Any], _ place: String) -> [String] {
        if let reference = rules["$ref"] as? String {
            let name = reference.replacing("#/$defs/", with: "")
            let definitions = schema["$defs"] as? [String: Any] ?? [:]
            guard let target = definitions[name] as? [String: Any] else {
                return ["\(place): no definition \(name)"]
            }
            return check(value, target, place)
        }
        var problems: [String] = []
        if let wanted = rules["const"], "\(wanted)" != "\(value)" {
            problems.append("\(place): is not \(wanted)")
        }
        if let allowed = rules["enum"] as? [String], !allowed.contains("\(value)") {
            problems.append("\(place): is none of \(allowed)")
        }
        if let pattern = rules["pattern"] as? String,
            (value as? String)?.range(of: pattern, options: .regularExpression) == nil
        {
            problems.append("\(place): is not like \(pattern)")
        }
        if let least = rules["minimum"] as? Int, (value as? Int ?? least) < least {
            problems.append("\(place): is below \(least)")
        }
        switch rules["type"] as? String {
        case "object": problems += object(value, rules, place)
        case "array":
            guard let items = value as? [Any] else { return problems + ["\(place): is no array"] }
            for (index, item) in items.enumerated() {
                problems += check(
                    item, rules["items"] as? [String: Any] ?? [:], "\(place)[\(index)]")
            }
        case "string": if !(value is String) { problems.append("\(place): is no string") }
        case "integer": if !(value is Int) { problems.append("\(place): is no integer") }
        case "boolean": if !(value is Bool) { problems.append("\(place): is no boolean") }
        default: break
        }
        return problems
    }

    private func object(_ value: Any, _ rules: [String: Any], _ place: String) -> [String] {
        guard let members = value as? [String: Any] else { return ["\(place): is no object"] }
        let properties = rules["properties"] as? [String: Any] ?? [:]
        var problems = (rules["required"] as? [String] ?? [])
            .filter { members[$0] == nil }.map { "\(place): has no \($0)" }
        for (name, member) in members.sorted(by: { $0.key < $1.key }) {
            if let inner = properties[name] as? [String: Any] {
                problems += check(member, inner, "\(place).\(name)")
            } else if rules["additionalProperties"] as? Bool == false {
                problems.append("\(place): must not have \(name)")
            }
        }
        return problems
    }
}
