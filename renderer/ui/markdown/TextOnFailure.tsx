/** Shows a block of text as it is where rendering it fails, so that one broken block never takes the screen with it. */
import { Component, type ReactNode } from "react";

type TextOnFailureProps = { readonly fallback: ReactNode; readonly children: ReactNode };

export class TextOnFailure extends Component<TextOnFailureProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
