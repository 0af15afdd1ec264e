using System.Text.Json.Serialization;

namespace JobKit.Client;

/// <summary>The bodies of the wire. Members that a later server adds are passed over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, MaxDepth = 64)]
[JsonSerializable(typeof(JobStart))]
[JsonSerializable(typeof(JobState))]
[JsonSerializable(typeof(FlagState))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ClientJson : JsonSerializerContext;
