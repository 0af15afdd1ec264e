using System.Text.Json.Serialization;

namespace JobKit.Migration;

/// <summary>Verdicts as stored: camel case, enums by name, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Verdict))]
internal sealed partial class DecisionJson : JsonSerializerContext;
