using System.Text.Json.Serialization;

namespace JobKit.RolloutLab;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LabLine))]
internal sealed partial class LabJson : JsonSerializerContext;
