using System.Text.Json.Serialization;

namespace JobKit.Migration;

/// <summary>Baselines as stored: camel case.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StageBaseline))]
internal sealed partial class BaselineJson : JsonSerializerContext;
