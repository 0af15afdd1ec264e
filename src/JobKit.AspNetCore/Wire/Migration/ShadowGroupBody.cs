using JobKit.Migration;

namespace JobKit.AspNetCore;

/// <summary>Comparisons that differ in the same places; the example is the id of one.</summary>
internal sealed record ShadowGroupBody(string Signature, ShadowClass Class, long Count, JobId Example);
