using System.Text.Json.Serialization;

namespace JobKit.Client.Tests;

/// <summary>The payloads and results of these tests, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CountWords))]
[JsonSerializable(typeof(WordCount))]
internal sealed partial class WorkJson : JsonSerializerContext;
