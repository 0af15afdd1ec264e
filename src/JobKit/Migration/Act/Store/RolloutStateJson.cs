using System.Text.Json.Serialization;

namespace JobKit.Migration;

/// <summary>Camel case, enums by name, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RolloutState))]
internal sealed partial class RolloutStateJson : JsonSerializerContext;
