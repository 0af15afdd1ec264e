using System.Text.Json.Serialization;

namespace JobKit.RolloutLab;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LabLine))]
[JsonSerializable(typeof(PlanLine))]
[JsonSerializable(typeof(ControllersLine))]
internal sealed partial class LabJson : JsonSerializerContext;
