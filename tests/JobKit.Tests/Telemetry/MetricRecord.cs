namespace JobKit.Tests.Telemetry;

/// <summary>One measurement as a collector got it: the tags as <c>name=value</c>, sorted.</summary>
internal sealed record MetricRecord(string Instrument, double Value, string Tags);
