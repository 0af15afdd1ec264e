using System.Text.Json.Serialization;
using JobKit.Migration;

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
        typeof(CamelCaseEnum<MigrationStage>), typeof(CamelCaseEnum<RouteOverride>), typeof(CamelCaseEnum<RolloutMode>), typeof(CamelCaseEnum<VerdictKind>),
        typeof(CamelCaseEnum<FlagReason>), typeof(CamelCaseEnum<BackfillState>), typeof(CamelCaseEnum<RollbackStepState>), typeof(CamelCaseEnum<ShadowClass>), typeof(CamelCaseEnum<JobVerb>),
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
[JsonSerializable(typeof(RawJson))]
[JsonSerializable(typeof(ReasonRequest))]
[JsonSerializable(typeof(MeBody))]
[JsonSerializable(typeof(OverviewBody))]
[JsonSerializable(typeof(AdminJobListBody))]
[JsonSerializable(typeof(AdminJobDetailBody))]
[JsonSerializable(typeof(RescheduleRequest))]
[JsonSerializable(typeof(QueueLimitRequest))]
[JsonSerializable(typeof(IReadOnlyList<QueueBody>))]
[JsonSerializable(typeof(IReadOnlyList<WorkerBody>))]
[JsonSerializable(typeof(IReadOnlyList<AuditBody>))]
[JsonSerializable(typeof(IReadOnlyList<MigrationBody>))]
[JsonSerializable(typeof(MetricsBody))]
[JsonSerializable(typeof(DecisionsBody))]
[JsonSerializable(typeof(ShadowReportBody))]
[JsonSerializable(typeof(ShadowObservationBody))]
[JsonSerializable(typeof(MoveRequest))]
[JsonSerializable(typeof(RollbackRequest))]
[JsonSerializable(typeof(RollbackBody))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, FlagBody>))]
[JsonSerializable(typeof(FlagRequest))]
[JsonSerializable(typeof(FlagChangedBody))]
[JsonSerializable(typeof(FlagEvaluationBody))]
[JsonSerializable(typeof(BrowserFlagBody))]
[JsonSerializable(typeof(IReadOnlyList<BackfillBody>))]
[JsonSerializable(typeof(BackfillStartRequest))]
[JsonSerializable(typeof(BackfillDryRunBody))]
[JsonSerializable(typeof(VerifyRequest))]
internal sealed partial class WireJson : JsonSerializerContext;
