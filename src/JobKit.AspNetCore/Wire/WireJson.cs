using System.Text.Json.Serialization;

namespace JobKit.AspNetCore;

/// <summary>How this package writes and reads its own JSON: camel case, nulls written, nothing unknown or doubled read, 32 levels at most.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 32,
    Converters =
    [
        typeof(RawJsonConverter), typeof(JobIdConverter), typeof(UtcConverter), typeof(CamelCaseEnum<JobStatus>), typeof(CamelCaseEnum<JobFailureReason>),
    ])]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(JobStartedBody))]
[JsonSerializable(typeof(JobBody))]
[JsonSerializable(typeof(JobListBody))]
[JsonSerializable(typeof(CancelBody))]
[JsonSerializable(typeof(AntiforgeryBody))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(QueuesNowBody))]
[JsonSerializable(typeof(ProcessBody))]
[JsonSerializable(typeof(ProcessedBody))]
internal sealed partial class WireJson : JsonSerializerContext;
