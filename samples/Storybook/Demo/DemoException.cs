namespace Storybook;

/// <summary>The demo does not go as its plan says; the message says what happened instead.</summary>
internal sealed class DemoException(string message) : Exception(message);
