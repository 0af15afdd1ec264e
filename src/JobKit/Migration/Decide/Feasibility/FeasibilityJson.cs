using System.Text.Json.Serialization;

namespace JobKit.Migration;

/// <summary>Acceptances as stored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InfeasibleAcceptance))]
internal sealed partial class FeasibilityJson : JsonSerializerContext;
